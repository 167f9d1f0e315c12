import { ScimError } from '#error.ts';
import { parseValuePath } from '#filter/parse-filter.ts';
import type { Filter } from '#filter/tree.ts';
import type { Schema } from '#schema/attribute.ts';
import type { AttributePath } from '#schema/attribute-path.ts';
import { type ResourceType, resolveName } from '#schema/resource-type.ts';

/** Where an operation acts. */
export type Target = AttributeTarget | ElementsTarget | SchemaTarget | CustomTarget;

/** `displayName`, `name.familyName`, `emails`, `urn:…:enterprise:2.0:User:department` */
export interface AttributeTarget {
  readonly kind: 'attribute';
  readonly path: AttributePath;
}

/** `emails[type eq "work"]`, `emails[type eq "work"].value` */
export interface ElementsTarget {
  readonly kind: 'elements';
  readonly path: AttributePath;
  readonly filter: Filter;
}

/** The URN of a schema, for everything in it. */
interface SchemaTarget {
  readonly kind: 'schema';
  readonly schema: Schema;
}

/** A schema that we don't know, or something in it; `isSchema` when the request itself shows that it is the former. */
export interface CustomTarget {
  readonly kind: 'custom';
  readonly urn: string;
  readonly isSchema: boolean;
}

/**
 * Reads the path of an operation (RFC 7644 section 3.5.2, figure 7).
 *
 * @throws ScimError invalidPath when the attribute does not exist, invalidFilter when the filter is not valid
 */
export function parseTarget(text: string, resourceType: ResourceType): Target {
  const [name = ''] = text.split('[', 1);
  const resolution = resolveName(resourceType, name);
  if (resolution.kind === 'unknown')
    throw new ScimError('invalidPath', `${resourceType.name} has no attribute "${name.slice(0, 100)}".`);
  if (name !== text) return { kind: 'elements', ...parseValuePath(text, resourceType) };
  return resolution.kind === 'custom' ? { ...resolution, isSchema: false } : resolution;
}

/** An attribute's elements whose part equals an id or a word: what stands before the literal, the literal, the rest. */
const oneEquality = /^([^"]+ eq )"([\w.:@+-]{1,200})"(\][^"]*)$/;

/** Reads the paths of one request. Thousands that differ in one literal, as removals of members do, are read once. */
export class TargetReader {
  readonly #resourceType: ResourceType;
  readonly #known = new Map<string, (literal: string) => Target>();

  constructor(resourceType: ResourceType) {
    this.#resourceType = resourceType;
  }

  /** @throws ScimError as parseTarget */
  read(text: string): Target {
    const [, before = '', literal, after = ''] = oneEquality.exec(text) ?? [];
    if (literal === undefined) return parseTarget(text, this.#resourceType);
    const shape = before + after;
    const known = this.#known.get(shape);
    if (known) return known(literal);
    const target = parseTarget(text, this.#resourceType);
    const another = withLiteral(target);
    if (another) this.#known.set(shape, another);
    return target;
  }
}

/** The target with another text in its only comparison; undefined where the literal is not simply text. */
function withLiteral(target: Target): ((literal: string) => Target) | undefined {
  if (target.kind !== 'elements' || target.filter.kind !== 'comparison') return undefined;
  const { filter } = target;
  const { operand } = filter;
  if (operand.type !== 'text') return undefined;
  return (value) => ({ ...target, filter: { ...filter, operand: { ...operand, value } } });
}
