import type { AttributePath } from '#schema/attribute-path.ts';

export const comparisonOperators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

/** What an attribute is compared with, already of the attribute's own type. */
export type Operand =
  /** Compare exactly when `caseExact`, else without regard to case. */
  | { readonly type: 'text'; readonly value: string; readonly caseExact: boolean }
  | { readonly type: 'number'; readonly value: number }
  /** Only `eq` and `ne`. */
  | { readonly type: 'boolean'; readonly value: boolean }
  /** Compare instants; `text` is the literal as it was written. */
  | { readonly type: 'dateTime'; readonly instantMs: number; readonly text: string };

/**
 * A parsed filter. Every comparison ends at a simple attribute (`emails eq "x"` is read as `emails.value eq "x"`)
 * and `eq null` is read as `not (… pr)`, so a reader of the tree has no further cases.
 */
export type Filter =
  | { readonly kind: 'and'; readonly filters: readonly Filter[] }
  | { readonly kind: 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  /** `pr`: at least one value that is not empty. */
  | { readonly kind: 'present'; readonly path: AttributePath }
  /** True when any value at the path compares; `ne` is also true when there is none. */
  | {
      readonly kind: 'comparison';
      readonly path: AttributePath;
      readonly operator: ComparisonOperator;
      readonly operand: Operand;
    }
  /**
   * `emails[…]`: one and the same element satisfies `filter`, whose paths all start with `path.attribute`
   * and end at one of its sub-attributes.
   */
  | { readonly kind: 'element'; readonly path: AttributePath; readonly filter: Filter }
  /** An attribute of a schema that we don't know. It has no value, so only `ne` is true. */
  | {
      readonly kind: 'unknown';
      readonly name: string;
      readonly operator: ComparisonOperator | 'pr';
      readonly literal: string | undefined;
    };
