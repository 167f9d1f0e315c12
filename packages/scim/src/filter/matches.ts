import { isScimArray, isScimObject, own, type ScimObject, type ScimValue } from '#document.ts';
import { type AttributePath, attributeValue, valuesAt } from '#schema/attribute-path.ts';
import { parseDateTime } from '#schema/date-time.ts';
import type { ComparisonOperator, Filter, Operand } from './tree.ts';

/** Finds the values that a path of the filter stands for. */
type Values = (path: AttributePath) => readonly ScimValue[];

/** Whether a whole representation, with `id`, `meta`, `groups` or `members` where the filter names them, satisfies the filter. */
export function matches(filter: Filter, resource: ScimObject): boolean {
  return evaluate(
    filter,
    (path) => valuesAt(resource, path),
    (path) => elementsOf(resource, path),
  );
}

/** Whether one element of a multi-valued attribute satisfies the filter between the brackets. */
export function matchesElement(filter: Filter, element: ScimValue): boolean {
  return evaluate(
    filter,
    (path) => partOf(element, path),
    () => [],
  );
}

function evaluate(filter: Filter, values: Values, elements: Values): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((each) => evaluate(each, values, elements));
    case 'or':
      return filter.filters.some((each) => evaluate(each, values, elements));
    case 'not':
      return !evaluate(filter.filter, values, elements);
    case 'present':
      return values(filter.path).some(isPresent);
    case 'comparison': {
      const found = values(filter.path);
      if (found.length === 0) return filter.operator === 'ne';
      return found.some((value) => compare(value, filter.operator, filter.operand));
    }
    case 'element':
      return elements(filter.path).some((element) => matchesElement(filter.filter, element));
    case 'unknown':
      return filter.operator === 'ne';
    default:
      return filter satisfies never;
  }
}

function elementsOf(resource: ScimObject, path: AttributePath): readonly ScimValue[] {
  const value = attributeValue(resource, path);
  return isScimArray(value) ? value : [];
}

function partOf(element: ScimValue, { subAttribute }: AttributePath): readonly ScimValue[] {
  if (!subAttribute || !isScimObject(element)) return [];
  const part = own(element, subAttribute.name);
  return part === undefined || part === null ? [] : [part];
}

/** `pr`: "has a non-empty or non-null value, or … contains a non-empty node" (RFC 7644 section 3.4.2.2). */
function isPresent(value: ScimValue): boolean {
  if (value === null || value === '') return false;
  if (isScimArray(value)) return value.some(isPresent);
  return isScimObject(value) ? Object.values(value).some(isPresent) : true;
}

function compare(value: ScimValue, operator: ComparisonOperator, operand: Operand): boolean {
  switch (operand.type) {
    case 'text':
      if (typeof value !== 'string') return operator === 'ne';
      return operand.caseExact
        ? compareText(value, operator, operand.value)
        : compareText(value.toLowerCase(), operator, operand.value.toLowerCase());
    case 'boolean':
      return operator === 'ne' ? value !== operand.value : value === operand.value;
    case 'number':
      return typeof value === 'number' ? compareNumber(value, operator, operand.value) : operator === 'ne';
    case 'dateTime': {
      const instantMs = typeof value === 'string' ? parseDateTime(value) : undefined;
      return instantMs === undefined
        ? operator === 'ne'
        : compareNumber(instantMs, operator, operand.instantMs);
    }
    default:
      return operand satisfies never;
  }
}

function compareText(value: string, operator: ComparisonOperator, operand: string): boolean {
  switch (operator) {
    case 'co':
      return value.includes(operand);
    case 'sw':
      return value.startsWith(operand);
    case 'ew':
      return value.endsWith(operand);
    default:
      return compareOrdered(value, operator, operand);
  }
}

function compareNumber(value: number, operator: ComparisonOperator, operand: number): boolean {
  switch (operator) {
    case 'co':
    case 'sw':
    case 'ew':
      return false;
    default:
      return compareOrdered(value, operator, operand);
  }
}

function compareOrdered<T extends string | number>(
  value: T,
  operator: Exclude<ComparisonOperator, 'co' | 'sw' | 'ew'>,
  operand: T,
): boolean {
  switch (operator) {
    case 'eq':
      return value === operand;
    case 'ne':
      return value !== operand;
    case 'gt':
      return value > operand;
    case 'ge':
      return value >= operand;
    case 'lt':
      return value < operand;
    case 'le':
      return value <= operand;
    default:
      return operator satisfies never;
  }
}
