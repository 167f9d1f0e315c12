import type { Area } from '#lib/messages/areas.ts';
import { loadMessages } from '#lib/messages/translate.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Of which areas the screens of the route say something, what is loaded later included. */
    messages?: readonly Area[];
  }
}

type Matches = readonly { readonly staticData: { readonly messages?: readonly Area[] } }[];

/** The texts of all routes that the address goes through, before any of their screens is loaded. */
export async function loadRouteMessages({ matches }: { matches: Matches }): Promise<void> {
  await loadMessages(matches.flatMap(({ staticData }) => staticData.messages ?? []));
}
