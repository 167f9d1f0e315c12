import fc from 'fast-check';
import type { AttributePath } from '#schema/attribute-path.ts';
import { leafOf } from '#schema/attribute-path.ts';
import type { ResourceType } from '#schema/resource-type.ts';
import { comparisonOperators, type Filter } from './tree.ts';

/** Arbitrary filter trees of the shape that the parser makes, for property tests. */
export function filterTree(resourceType: ResourceType, depth = 3): fc.Arbitrary<Filter> {
  const paths = [...resourceType.names.values()].flatMap((each) =>
    each.kind === 'attribute' ? [each.path] : [],
  );
  const visible = paths.filter(({ attribute }) => attribute.returned !== 'never');
  const simple = visible.filter((path) => leafOf(path).type !== 'complex');
  const lists = visible.filter(({ attribute, subAttribute }) => {
    return attribute.multiValued && attribute.type === 'complex' && !subAttribute;
  });

  const leaf = fc.oneof(
    fc.constantFrom(...simple).chain(comparison),
    fc.constantFrom(...visible).map((path): Filter => ({ kind: 'present', path })),
  );
  const element = fc.constantFrom(...lists).chain((list) => {
    const parts = simple.filter(
      ({ attribute, subAttribute }) => attribute === list.attribute && subAttribute,
    );
    return tree(fc.constantFrom(...parts).chain(comparison), 2).map(
      (filter): Filter => ({ kind: 'element', path: list, filter }),
    );
  });
  return tree(fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: element }), depth);
}

/** Chains of one connective are flat, as the parser makes them. */
function tree(leaf: fc.Arbitrary<Filter>, depth = 3): fc.Arbitrary<Filter> {
  if (depth === 0) return leaf;
  const inner = tree(leaf, depth - 1);
  const chain = (kind: 'and' | 'or') =>
    fc
      .array(
        inner.filter((filter) => filter.kind !== kind),
        { minLength: 2, maxLength: 3 },
      )
      .map((filters): Filter => ({ kind, filters }));
  const negation = inner.map((filter): Filter => ({ kind: 'not', filter }));
  return fc.oneof({ weight: 2, arbitrary: leaf }, negation, chain('and'), chain('or'));
}

function comparison(path: AttributePath): fc.Arbitrary<Filter> {
  const { type, caseExact } = leafOf(path);
  switch (type) {
    case 'boolean':
      return fc.record({
        kind: fc.constant('comparison' as const),
        path: fc.constant(path),
        operator: fc.constantFrom('eq' as const, 'ne' as const),
        operand: fc.boolean().map((value) => ({ type: 'boolean' as const, value })),
      });
    case 'dateTime':
      return fc.record({
        kind: fc.constant('comparison' as const),
        path: fc.constant(path),
        operator: fc.constantFrom('eq' as const, 'ne' as const, 'gt' as const, 'le' as const),
        operand: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => ({
          type: 'dateTime' as const,
          instantMs: date.getTime(),
          text: date.toISOString(),
        })),
      });
    default:
      return fc.record({
        kind: fc.constant('comparison' as const),
        path: fc.constant(path),
        operator:
          type === 'binary'
            ? fc.constantFrom('eq' as const, 'co' as const)
            : fc.constantFrom(...comparisonOperators),
        operand: fc
          .oneof(fc.constantFrom('a', 'B', 'work', ''), fc.string({ unit: 'grapheme' }))
          .filter((value) => value.isWellFormed() && !value.includes('\u0000'))
          .map((value) => ({ type: 'text' as const, value, caseExact })),
      });
  }
}
