import type { Language } from '@rollcall/access';

/** A mail before it has a form. Every text is plain; whatever it names is put in as it is. */
export type MailContent = {
  /** Of the texts; English where it is left out. */
  readonly language?: Language;
  readonly subject: string;
  /** The first thing said, above the rest. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** What can be done now, as one button. */
  readonly action?: { readonly label: string; readonly url: string };
  /** Names with values, one a line. */
  readonly facts?: readonly (readonly [label: string, value: string])[];
  /** In small print: why this mail came, and what to do about it if it should not have. */
  readonly footnote: string;
};
