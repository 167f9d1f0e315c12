import { type AttributePath, type Filter, ScimError } from '@rollcall/scim';

/**
 * What a term of a filter costs when it has to be asked of every resource, as multiples of a comparison with a column:
 * a value in the document is found in it, a multi-valued attribute is unfolded, a name of a group or of a member is
 * looked up in another table. Measured on 10,000 users; the budget is about a quarter of a second there. A group may have very many members: of their names one term is enough.
 */
const costs = { column: 1, document: 3, elements: 12, names: 61 } as const;
const budget = 120;

const columns = new Set(['id', 'username', 'externalid', 'active', 'meta.created', 'meta.lastmodified']);

/**
 * Identity providers ask for one thing or for two; a filter of dozens of terms that no index serves is refused before
 * it occupies the database.
 * @throws ScimError invalidFilter.
 */
export function refuseCostly(filter: Filter): void {
  if (isTooCostly(filter)) {
    throw new ScimError(
      'invalidFilter',
      'The filter asks for too much at once. Split it into several requests.',
    );
  }
}

export function isTooCostly(filter: Filter): boolean {
  return costOf(filter) > budget;
}

function costOf(filter: Filter): number {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.reduce((sum, each) => sum + costOf(each), 0);
    case 'not':
      return costOf(filter.filter);
    case 'present':
    case 'comparison':
      return costOfPath(filter.path);
    case 'element':
      return costs.elements + costOf(filter.filter);
    case 'unknown':
      return 0;
  }
}

function costOfPath({ name, attribute, subAttribute }: AttributePath): number {
  if (attribute.name === 'groups' || attribute.name === 'members') {
    return subAttribute?.name === 'display' ? costs.names : costs.elements;
  }
  if (attribute.multiValued) return costs.elements;
  return columns.has(name.toLowerCase()) ? costs.column : costs.document;
}
