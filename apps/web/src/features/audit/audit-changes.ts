import type { AttributeChange } from '#components/attribute-changes.tsx';
import { flatten } from '#lib/attribute-paths.ts';

/** What differs between the state before an act and after it, value by value. */
export function auditChanges(before: unknown, after: unknown): AttributeChange[] {
  const was = new Map(flatten('', before).map(({ path, value }) => [path, value]));
  const is = new Map(flatten('', after).map(({ path, value }) => [path, value]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
    .filter((change) => change.before !== change.after);
}
