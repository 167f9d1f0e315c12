import type { AttributePath, Filter } from '@rollcall/scim';
import type { ResourceTable } from './filter-values.ts';
import type { Parameters } from './parameters.ts';
import { isResourceId } from './resources.ts';

type Comparison = Extract<Filter, { kind: 'comparison' }>;

/**
 * A comparison by which identity providers find a resource, asked of an index; null for every other comparison. The
 * statement's first two parameters are the organization and the directory. The ids are found apart from the rest of
 * the statement: beside it, PostgreSQL takes the primary key for as good an index while it knows nothing of the table,
 * and reads the whole directory.
 */
export function lookUpToSql(
  { path, operator, operand }: Comparison,
  table: ResourceTable,
  parameters: Parameters,
): string | null {
  if (operator !== 'eq' || operand.type !== 'text') return null;
  const found = (column: string, sql: string) =>
    idIn(`SELECT u.id FROM ${table} u WHERE ${column} = ${sql} AND u.directory_id = $2`);
  switch (`${table} ${bareName(path)}`) {
    case 'directory_user userName':
      return found('lower(u.user_name)', `lower(${parameters.add(operand.value)}::text)`);
    case 'directory_group displayName':
      return found('lower(u.display_name)', `lower(${parameters.add(operand.value)}::text)`);
    case 'directory_user externalId':
    case 'directory_group externalId':
      return found('u.external_id', parameters.add(operand.value));
    case 'directory_user emails.value': {
      const addresses = `lower(to_jsonb(ARRAY[${parameters.add(operand.value)}::text])::text)`;
      const key = `('{"' || $2::uuid || '":' || ${addresses} || '}')::jsonb`;
      return idIn(`SELECT u.id FROM directory_user u WHERE u.email_keys @> ${key}`);
    }
    case 'directory_user manager.value': {
      const key = `$2::uuid || ':' || ${parameters.add(operand.value)}`;
      return idIn(`SELECT u.id FROM directory_user u WHERE u.manager_key = ${key}`);
    }
    case 'directory_group members.value':
      if (!isResourceId(operand.value)) return 'false';
      return idIn(`SELECT s.group_id FROM membership s WHERE s.organization_id = $1 AND s.directory_id = $2
        AND s.directory_user_id = ${parameters.add(operand.value)}::uuid`);
    default:
      return null;
  }
}

/** The comparison with `value` that an element must satisfy, as in `emails[type eq "work" and value eq "a@x"]`. */
export function requiredValue(filter: Filter): Comparison | null {
  switch (filter.kind) {
    case 'comparison':
      return filter.operator === 'eq' && filter.path.subAttribute?.name === 'value' ? filter : null;
    case 'and':
      return filter.filters.map(requiredValue).find((each) => each !== null) ?? null;
    default:
      return null;
  }
}

/** Whether a filter finds, by an index, one resource or the few that have a value in common. */
export function isLookUp(filter: Filter, table: ResourceTable): boolean {
  switch (filter.kind) {
    case 'comparison':
      return filter.operator === 'eq' && indexed[table].has(bareName(filter.path));
    case 'element':
      return (
        requiredValue(filter.filter) !== null && indexed[table].has(`${filter.path.attribute.name}.value`)
      );
    case 'and':
      return filter.filters.every((each) => isLookUp(each, table));
    default:
      return false;
  }
}

/** The name that a filter asks for and nothing else, in any case; null for every other filter. */
export function nameLookedUp(filter: Filter, table: ResourceTable): string | null {
  if (filter.kind !== 'comparison' || filter.operator !== 'eq' || filter.operand.type !== 'text') return null;
  return bareName(filter.path) === names[table] ? filter.operand.value : null;
}

const names: Readonly<Record<ResourceTable, string>> = {
  directory_user: 'userName',
  directory_group: 'displayName',
};

/** Whether no more than one resource of a directory can satisfy a filter. */
export function findsOneAtMost(filter: Filter, table: ResourceTable): boolean {
  if (filter.kind !== 'comparison' || filter.operator !== 'eq') return false;
  return filter.operand.type === 'text' && unique[table].has(bareName(filter.path));
}

const unique: Readonly<Record<ResourceTable, ReadonlySet<string>>> = {
  directory_user: new Set(['id', names.directory_user]),
  directory_group: new Set(['id', names.directory_group]),
};

const indexed: Readonly<Record<ResourceTable, ReadonlySet<string>>> = {
  directory_user: new Set(['id', 'userName', 'externalId', 'emails.value', 'manager.value']),
  directory_group: new Set(['id', 'displayName', 'externalId', 'members.value']),
};

function bareName({ attribute, subAttribute }: AttributePath): string {
  return subAttribute ? `${attribute.name}.${subAttribute.name}` : attribute.name;
}

function idIn(query: string): string {
  return `r.id = ANY (ARRAY(${query}))`;
}
