export type AttributeType =
  | 'string'
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'dateTime'
  | 'binary'
  | 'reference'
  | 'complex';

/** One attribute with the characteristics of RFC 7643 section 7. */
export interface Attribute {
  /** The canonical spelling; look-ups ignore case. */
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
  readonly returned: 'always' | 'never' | 'default' | 'request';
  readonly uniqueness: 'none' | 'server' | 'global';
  /** Suggestions of the RFC, published and never enforced. */
  readonly canonicalValues: readonly string[];
  readonly referenceTypes: readonly string[];
  /** By lower-case name, in the order of the RFC; empty unless the type is `complex`. */
  readonly subAttributes: ReadonlyMap<string, Attribute>;
  /** False for what is accepted and returned but left out of `/Schemas`. */
  readonly published: boolean;
  /** Characters that a value may have; bounded where a database index holds the value. */
  readonly lengthMax: number;
}

export interface Schema {
  /** The URN in its canonical spelling. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** By lower-case name, in the order of the RFC. */
  readonly attributes: ReadonlyMap<string, Attribute>;
}

type Characteristics = Partial<Omit<Attribute, 'name' | 'type' | 'description' | 'subAttributes'>>;

/** An attribute with the defaults of RFC 7643 section 2.2; a reference and a binary value are case-exact by definition. */
export function attribute(
  name: string,
  type: Exclude<AttributeType, 'complex'>,
  description: string,
  characteristics: Characteristics = {},
): Attribute {
  return define(name, type, description, characteristics, []);
}

export function complexAttribute(
  name: string,
  description: string,
  subAttributes: readonly Attribute[],
  characteristics: Characteristics = {},
): Attribute {
  return define(name, 'complex', description, characteristics, subAttributes);
}

function define(
  name: string,
  type: AttributeType,
  description: string,
  characteristics: Characteristics,
  subAttributes: readonly Attribute[],
): Attribute {
  return {
    name,
    type,
    description,
    multiValued: false,
    required: false,
    caseExact: type === 'reference' || type === 'binary',
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    canonicalValues: [],
    referenceTypes: [],
    subAttributes: byLowerCaseName(subAttributes),
    published: true,
    lengthMax: Number.POSITIVE_INFINITY,
    ...characteristics,
  };
}

export function byLowerCaseName(attributes: readonly Attribute[]): ReadonlyMap<string, Attribute> {
  return new Map(attributes.map((each) => [each.name.toLowerCase(), each]));
}

/**
 * A complex attribute that points at another resource (`manager`, `groups`, `members`). It is one thing: its `$ref`
 * and names belong to its `value`, so they are never merged across two values.
 */
export function isReference(attribute: Attribute): boolean {
  return attribute.subAttributes.has('$ref');
}
