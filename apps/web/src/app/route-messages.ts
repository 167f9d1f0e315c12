import { type Area, areas } from '#lib/messages/areas.ts';
import { loadMessages } from '#lib/messages/translate.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Of which areas the screens of the route say something, what is loaded later included. Left out: of any. */
    messages?: readonly Area[];
  }
}

type Matches = readonly { readonly staticData: { readonly messages?: readonly Area[] } }[];

/**
 * The texts of all routes that the address goes through, before any of their screens is loaded. A screen that does not
 * name its areas has them all, which costs its first view more than it may.
 */
export async function loadRouteMessages({ matches }: { matches: Matches }): Promise<void> {
  const named = matches.map(({ staticData }) => staticData.messages);
  await loadMessages(named.at(-1) === undefined ? areas : named.flatMap((some) => some ?? []));
}
