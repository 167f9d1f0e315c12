import type { ListQuery } from '@rollcall/scim';
import { isLookUp } from './filter-look-ups.ts';
import {
  elementsOf,
  type ResourceTable,
  singleValue,
  type Value,
  type ValueContext,
} from './filter-values.ts';
import type { Parameters } from './parameters.ts';

/** Ids are in the order in which resources came; equal ones are always in the same order, so that pages fit. */
const naturalOrder = 'r.id';

/**
 * The same order for the few that a look-up finds, in a form that no index has: with the other one, PostgreSQL may go
 * through all resources in their order rather than sort what it found.
 */
const orderOfFew = 'r.id::text COLLATE "C"';

/**
 * An ORDER BY for RFC 7644 section 3.4.2.3: without regard to case unless the attribute has it; a multi-valued
 * attribute by its primary or first value, or by its lowest where values have no order (members, groups, schemas);
 * resources without the attribute last when ascending, first when descending.
 */
export function orderToSql(
  sort: ListQuery['sort'],
  { table, baseUrl, filter }: { table: ResourceTable; baseUrl: string; filter?: ListQuery['filter'] },
  parameters: Parameters,
): string {
  if (!sort) return filter && isLookUp(filter, table) ? orderOfFew : naturalOrder;
  const { path, descending } = sort;
  const context: ValueContext = { table, baseUrl: () => `${parameters.add(baseUrl)}::text` };
  const caseExact = (path.subAttribute ?? path.attribute).caseExact;
  const key = (value: Value) => (value.type === 'text' && !caseExact ? `lower(${value.sql})` : value.sql);
  const expression = path.attribute.multiValued ? firstValue() : key(singleValue(path, context));
  return `${expression} ${descending ? 'DESC NULLS FIRST' : 'ASC NULLS LAST'}, ${naturalOrder}`;

  function firstValue(): string {
    const { from, part, position } = elementsOf(path, context);
    const first = key(part(path.subAttribute?.name ?? 'value'));
    const primary = path.attribute.subAttributes.has('primary')
      ? `(${part('primary').sql} = 'true') IS TRUE DESC, `
      : '';
    return `(SELECT ${first} FROM ${from} ORDER BY ${primary}${position ?? first} LIMIT 1)`;
  }
}
