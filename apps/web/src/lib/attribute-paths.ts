import { displayValue } from './display-value.ts';

export type Attribute = { path: string; value: string };

/**
 * A value as paths and texts, the way an IdP's attribute mapping names them: `name.givenName`,
 * `emails[work].value`. Elements without a type are numbered from 1; what is empty is left out.
 */
export function flatten(path: string, value: unknown): Attribute[] {
  if (Array.isArray(value)) {
    return value.flatMap((element: unknown, index) =>
      flatten(`${path}[${labelOf(element, index)}]`, element),
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([key]) => !(key === 'type' && path.endsWith(']')))
      .flatMap(([key, inner]) => flatten(joined(path, key), inner));
  }
  const text = displayValue(value);
  return text === null ? [] : [{ path, value: text }];
}

function labelOf(element: unknown, index: number): string {
  const type: unknown =
    typeof element === 'object' && element !== null && 'type' in element ? element.type : undefined;
  return typeof type === 'string' && type !== '' ? type : String(index + 1);
}

function joined(path: string, key: string): string {
  if (path === '') return key;
  return path.startsWith('urn:') ? `${path}:${key}` : `${path}.${key}`;
}
