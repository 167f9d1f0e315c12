import type { GuideBlock } from './guide-document.ts';
import type { Drawing } from './screen-drawing.tsx';

/** Short for writing guides: what is written most often. */
export const text = (words: string): GuideBlock => ({ kind: 'text', text: words });
export const note = (words: string): GuideBlock => ({ kind: 'note', text: words });
export const list = (...items: string[]): GuideBlock => ({ kind: 'list', items });
export const live = (fact: string): GuideBlock => ({ kind: 'live', fact });
export const drawing = (of: Drawing): GuideBlock => ({ kind: 'drawing', drawing: of });

/** The value goes into the field that the provider calls `label`. */
export const value = (name: string, label: string): GuideBlock => ({ kind: 'value', name, label });

/** What one sees, and what to do about it, in pairs. */
export const problems = (...pairs: (readonly [sign: string, mend: string])[]): GuideBlock => ({
  kind: 'problems',
  problems: pairs.map(([sign, mend]) => ({ sign, mend })),
});
