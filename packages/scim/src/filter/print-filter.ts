import type { AttributePath } from '#schema/attribute-path.ts';
import type { Filter, Operand } from './tree.ts';

/** The filter in its canonical spelling; reading it again gives the same tree. */
export function printFilter(filter: Filter): string {
  return print(filter, ({ name }) => name);
}

function print(filter: Filter, nameOf: (path: AttributePath) => string): string {
  switch (filter.kind) {
    case 'and':
      return filter.filters
        .map((each) => (each.kind === 'or' ? `(${print(each, nameOf)})` : print(each, nameOf)))
        .join(' and ');
    case 'or':
      return filter.filters.map((each) => print(each, nameOf)).join(' or ');
    case 'not':
      return `not (${print(filter.filter, nameOf)})`;
    case 'present':
      return `${nameOf(filter.path)} pr`;
    case 'comparison':
      return `${nameOf(filter.path)} ${filter.operator} ${printOperand(filter.operand)}`;
    case 'element':
      return `${filter.path.name}[${print(filter.filter, nameInElement)}]`;
    case 'unknown':
      return filter.literal === undefined
        ? `${filter.name} ${filter.operator}`
        : `${filter.name} ${filter.operator} ${JSON.stringify(filter.literal)}`;
    default:
      return filter satisfies never;
  }
}

function nameInElement({ attribute, subAttribute }: AttributePath): string {
  return subAttribute?.name ?? attribute.name;
}

function printOperand(operand: Operand): string {
  switch (operand.type) {
    case 'text':
      return JSON.stringify(operand.value);
    case 'dateTime':
      return JSON.stringify(operand.text);
    case 'number':
    case 'boolean':
      return String(operand.value);
    default:
      return operand satisfies never;
  }
}
