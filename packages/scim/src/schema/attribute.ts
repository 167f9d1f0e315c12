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
}

export interface Schema {
  /** The URN in its canonical spelling. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** By lower-case name, in the order of the RFC. */
  readonly attributes: ReadonlyMap<string, Attribute>;
}
