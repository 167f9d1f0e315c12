import { displayValue } from './display-value.ts';

export type Attribute = { path: string; value: string };

/**
 * A value as paths and texts, the way an IdP's attribute mapping names them: `name.givenName`,
 * `emails[work].value`. Elements are told apart by their type or name, else numbered from 1; what is empty is left out.
 */
export function flatten(path: string, value: unknown): Attribute[] {
  if (Array.isArray(value)) {
    const labels = value.map(labelOf);
    return value.flatMap((element: unknown, index) => {
      const label = labels[index] ?? '';
      const place = String(index + 1);
      const unique = label !== '' && labels.indexOf(label) === labels.lastIndexOf(label);
      return flatten(`${path}[${unique ? label : `${label} ${place}`.trim()}]`, element);
    });
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([key]) => !(key === 'type' && path.endsWith(']')))
      .flatMap(([key, inner]) => flatten(joined(path, key), inner));
  }
  const text = displayValue(value);
  return text === null ? [] : [{ path, value: text }];
}

function labelOf(element: unknown): string {
  if (typeof element !== 'object' || element === null) return '';
  const { type, name }: { type?: unknown; name?: unknown } = element;
  if (typeof type === 'string' && type !== '') return type;
  return typeof name === 'string' ? name : '';
}

function joined(path: string, key: string): string {
  if (path === '') return key;
  return path.startsWith('urn:') ? `${path}:${key}` : `${path}.${key}`;
}
