import type { Drawing } from './screen-drawing.tsx';

/**
 * A guide to something that is set up elsewhere. One document serves the setup screen, with the values of the
 * organization and what has arrived, and the public page, with placeholders. Guides are documents and no messages:
 * they load with the screen that shows them, and are translated as a whole.
 *
 * Texts know `**label**` for words as they stand on the screen of the identity provider, `` `value` `` for what is
 * typed or sent, and `[text](https://…)`.
 */
export type Guide = {
  /** In the address: /docs/<area>/<name>. */
  readonly name: string;
  readonly title: string;
  /** One or two sentences: what one has in the end, and what one must be allowed to do. */
  readonly lead: string;
  /** What the guide was written from. */
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  readonly steps: readonly GuideStep[];
};

export type GuideStep = {
  /** Keeps its meaning when steps are added: what was done is remembered by it. */
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** What shows by itself that the step is done; left out where nothing does, and somebody has to say so. */
  readonly doneBy?: string;
  readonly blocks: readonly GuideBlock[];
};

/** The step of a guide to single sign-on that the portal has a form for. */
export const enterHere = 'enter';

export type GuideBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** What to do, one after the other. */
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'note'; readonly text: string }
  /** What goes into a field, which is called `label` there. */
  | { readonly kind: 'value'; readonly name: string; readonly label: string }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Text to take over as it is; `{name}` in it is a value. */
  | { readonly kind: 'code'; readonly label: string; readonly code: string }
  | { readonly kind: 'drawing'; readonly drawing: Drawing }
  /** Of which the reader takes one. */
  | {
      readonly kind: 'ways';
      readonly ways: readonly { readonly title: string; readonly blocks: readonly GuideBlock[] }[];
    }
  /** What can go wrong at this step: what one sees, and what to do. */
  | {
      readonly kind: 'problems';
      readonly problems: readonly { readonly sign: string; readonly mend: string }[];
    }
  /** What has arrived here so far. The public page leaves it out. */
  | { readonly kind: 'live'; readonly fact: string };

/** The values of whoever reads, by name. */
export type GuideValues = Readonly<Record<string, string>>;

export function minutesOf(guide: Guide): number {
  return guide.steps.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** A code block as it is to be taken over. What has no value stays as it is: scripts have braces of their own. */
export function withValues(code: string, values: GuideValues): string {
  return code.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
