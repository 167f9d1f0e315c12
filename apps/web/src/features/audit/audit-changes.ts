import { isRole } from '@rollcall/access';
import type { AttributeChange } from '#components/attribute-changes.tsx';
import { roleLabel } from '#components/role-badge.tsx';
import { type Attribute, flatten } from '#lib/attribute-paths.ts';
import { formatInstant } from '#lib/format.ts';

/** What differs between the state before an act and after it, value by value. */
export function auditChanges(before: unknown, after: unknown): AttributeChange[] {
  const was = valuesByPath(flatten('', before));
  const is = valuesByPath(flatten('', after));
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
    .filter((change) => change.before !== change.after);
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function valuesByPath(attributes: Attribute[]): Map<string, string> {
  return new Map(attributes.map((attribute) => [attribute.path, inWords(attribute)]));
}

function inWords({ path, value }: Attribute): string {
  if (/role$/i.test(path) && isRole(value)) return roleLabel(value);
  return instant.test(value) ? formatInstant(value) : value;
}
