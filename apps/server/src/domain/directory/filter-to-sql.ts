import type { AttributePath, ComparisonOperator, Filter, Operand } from '@rollcall/scim';
import { lookUpToSql, requiredValue } from './filter-look-ups.ts';
import {
  type Elements,
  elementsOf,
  type ResourceTable,
  singleValue,
  type Value,
  type ValueContext,
} from './filter-values.ts';
import type { Parameters } from './parameters.ts';
import { isResourceId } from './resources.ts';

/**
 * A filter as a condition of SQL on the row `r`: the other reader of the tree, beside `matches()` of packages/scim.
 * Nothing that a client sent becomes part of the text: what it compares with is a parameter, and what it names comes
 * from the attribute tables.
 */
export function filterToSql(
  filter: Filter,
  { table, baseUrl }: { table: ResourceTable; baseUrl: string },
  parameters: Parameters,
): string {
  const context: ValueContext = { table, baseUrl: () => `${parameters.add(baseUrl)}::text` };
  return conditionOf(filter, readerOf(context, parameters), parameters);
}

/** Finds what a path stands for; inside `attr[…]`, a part of the element that is asked about. */
type Reader = {
  readonly any: (path: AttributePath, condition: (value: Value) => string) => string;
  readonly elements: (path: AttributePath) => Elements;
  /** Null where no index answers the comparison. */
  readonly lookUp: (comparison: Comparison) => string | null;
};

type Comparison = Extract<Filter, { kind: 'comparison' }>;

function readerOf(context: ValueContext, parameters: Parameters): Reader {
  const elements = (path: AttributePath) => elementsOf(path, context);
  return {
    elements,
    lookUp: (comparison) => lookUpToSql(comparison, context.table, parameters),
    any: (path, condition) => {
      if (!path.attribute.multiValued) return condition(singleValue(path, context));
      const { from, part } = elements(path);
      return `EXISTS (SELECT FROM ${from} AND ${condition(part(path.subAttribute?.name ?? simpleName(path)))})`;
    },
  };
}

function elementReader({ part }: Elements, outside: Reader): Reader {
  return {
    ...outside,
    lookUp: () => null,
    any: (path, condition) => condition(part(path.subAttribute?.name ?? simpleName(path))),
  };
}

/** The values of a multi-valued attribute without parts (`schemas`) are read as such, the others as elements. */
function simpleName({ attribute }: AttributePath): string | undefined {
  return attribute.type === 'complex' ? undefined : attribute.name;
}

function conditionOf(filter: Filter, reader: Reader, parameters: Parameters): string {
  switch (filter.kind) {
    case 'and':
      return `(${filter.filters.map((each) => conditionOf(each, reader, parameters)).join(' AND ')})`;
    case 'or':
      return `(${filter.filters.map((each) => conditionOf(each, reader, parameters)).join(' OR ')})`;
    case 'not':
      // A comparison with what is absent is null in SQL and false in SCIM.
      return `NOT coalesce(${conditionOf(filter.filter, reader, parameters)}, false)`;
    case 'present':
      return reader.any(filter.path, isPresent);
    case 'comparison': {
      const found = reader.lookUp(filter);
      if (found !== null) return found;
      const { path, operator, operand } = filter;
      const compared = reader.any(path, (value) => comparison(value, operator, operand, parameters));
      if (operator !== 'ne') return compared;
      return `(${compared} OR NOT coalesce(${reader.any(path, exists)}, false))`;
    }
    case 'element': {
      const elements = reader.elements(filter.path);
      const inside = conditionOf(filter.filter, elementReader(elements, reader), parameters);
      const required = requiredValue(filter.filter);
      const found = required && reader.lookUp(required);
      const exists = `EXISTS (SELECT FROM ${elements.from} AND ${inside})`;
      return found ? `(${found} AND ${exists})` : exists;
    }
    case 'unknown':
      return filter.operator === 'ne' ? 'true' : 'false';
  }
}

function exists({ sql }: Value): string {
  return `(${sql}) IS NOT NULL`;
}

/** What is empty inside has no value, however many parts it has (RFC 7644 section 3.4.2.2). */
function isPresent(value: Value): string {
  switch (value.type) {
    case 'text':
      return `(${value.sql}) <> ''`;
    case 'json':
      return `jsonb_path_exists(${value.sql}, '$.** ? (@.type() == "boolean" || @.type() == "number" || @ != "")')`;
    case 'uuid':
    case 'boolean':
    case 'timestamp':
      return exists(value);
  }
}

function comparison(
  value: Value,
  operator: ComparisonOperator,
  operand: Operand,
  parameters: Parameters,
): string {
  switch (operand.type) {
    case 'boolean':
      return `(${value.sql})::text ${operatorOf(operator)} ${parameters.add(String(operand.value))}`;
    case 'number':
      return `(${value.sql})::numeric ${operatorOf(operator)} ${parameters.add(operand.value)}::numeric`;
    case 'dateTime': {
      const instant = parameters.add(instantOf(operand.instantMs));
      return `(${value.sql})::timestamptz ${operatorOf(operator)} ${instant}::timestamptz`;
    }
    case 'text':
      if (value.type === 'uuid' && operator === 'eq') return sameId(value.sql, operand.value, parameters);
      return textComparison(`(${value.sql})::text`, operator, operand, parameters);
  }
}

/** Its offset can carry a date out of the years that ISO 8601 has; nothing stored is there. */
function instantOf(instantMs: number): string {
  const instant = new Date(instantMs);
  const year = instant.getUTCFullYear();
  if (year < 1) return '-infinity';
  return year > 9999 ? 'infinity' : instant.toISOString();
}

/** As a uuid, so that the index serves. */
function sameId(sql: string, id: string, parameters: Parameters): string {
  return isResourceId(id) ? `${sql} = ${parameters.add(id)}::uuid` : 'false';
}

function textComparison(
  sql: string,
  operator: ComparisonOperator,
  { value, caseExact }: Extract<Operand, { type: 'text' }>,
  parameters: Parameters,
): string {
  const folded = (expression: string) => (caseExact ? expression : `lower(${expression})`);
  const left = folded(sql);
  const right = folded(`${parameters.add(value)}::text`);
  switch (operator) {
    case 'co':
      return `strpos(${left}, ${right}) > 0`;
    case 'sw':
      return `starts_with(${left}, ${right})`;
    case 'ew':
      return `right(${left}, length(${right})) = ${right}`;
    case 'eq':
    case 'ne':
      return `${left} ${operatorOf(operator)} ${right}`;
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return `${left} COLLATE "C" ${operatorOf(operator)} ${right}`;
  }
}

const sqlOperators = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

function operatorOf(operator: ComparisonOperator): string {
  if (operator in sqlOperators) return sqlOperators[operator as keyof typeof sqlOperators];
  throw new RangeError(`The parser lets ${operator} compare text alone.`);
}
