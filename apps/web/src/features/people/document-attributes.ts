import { type Attribute, flatten } from '#lib/attribute-paths.ts';

/** Says nothing about the person. */
const protocolKeys = new Set(['schemas', 'meta', 'id']);

/** The attributes of a SCIM resource that its IdP mapped, without what the protocol adds. */
export function attributesOf(document: Record<string, unknown>): Attribute[] {
  return Object.entries(document)
    .filter(([key]) => !protocolKeys.has(key))
    .flatMap(([key, value]) => flatten(key, value));
}
