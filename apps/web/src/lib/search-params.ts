/** Readers for what a URL's search part may hold. Anything else is left out, so that no link can break a screen. */

export function oneOf<Value extends string>(allowed: readonly Value[], input: unknown): Value | undefined {
  return allowed.find((value) => value === input);
}

const textMax = 200;

/** A text, also where the router read digits as a number. Empty is left out. */
export function text(input: unknown): string | undefined {
  if (typeof input === 'number') return String(input);
  if (typeof input !== 'string') return undefined;
  const trimmed = input.slice(0, textMax);
  return trimmed === '' ? undefined : trimmed;
}
