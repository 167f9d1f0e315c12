import { isJsonObject } from '#document.ts';
import { ScimError } from '#error.ts';

const prefix = 'bulkId:';
const depthMax = 32;

/** The bulkIds that occur as `bulkId:…` anywhere in the value, each once (RFC 7644 section 3.7.2). */
export function referencesIn(value: unknown): readonly string[] {
  const found = new Set<string>();
  replaceReferences(value, (bulkId) => {
    found.add(bulkId);
    return bulkId;
  });
  return [...found];
}

/** A copy of the value in which each `bulkId:…` is what `idOf` gives for it. */
export function replaceReferences(value: string, idOf: (bulkId: string) => string): string;
export function replaceReferences(value: unknown, idOf: (bulkId: string) => string): unknown;
export function replaceReferences(value: unknown, idOf: (bulkId: string) => string): unknown {
  return replace(value, idOf, depthMax);
}

function replace(value: unknown, idOf: (bulkId: string) => string, depth: number): unknown {
  if (typeof value === 'string') return value.startsWith(prefix) ? idOf(value.slice(prefix.length)) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) throw new ScimError('invalidValue', 'The data of an operation is nested too deeply.');
  if (Array.isArray(value)) return value.map((element: unknown) => replace(element, idOf, depth - 1));
  if (!isJsonObject(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value)) copy[key] = replace(value[key], idOf, depth - 1);
  return copy;
}
