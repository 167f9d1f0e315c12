import type { AttributePath } from '@rollcall/scim';

/** The table that a filter or an order is about; its row is `r` in the statement. */
export type ResourceTable = 'directory_user' | 'directory_group';

/** An expression of SQL for one value of a resource, and how it compares. */
export type Value = {
  readonly sql: string;
  readonly type: 'text' | 'uuid' | 'boolean' | 'timestamp' | 'json';
};

/** The elements of a multi-valued attribute. */
export type Elements = {
  /** Makes rows of them, and ends in a WHERE to be continued. */
  readonly from: string;
  readonly part: (subAttribute: string | undefined) => Value;
  /** Where an element stands in its list; null for those that have no order. */
  readonly position: string | null;
};

/** `baseUrl` is what `$ref` and `meta.location` begin with, as a parameter of the statement ($n). */
export type ValueContext = { readonly table: ResourceTable; readonly baseUrl: () => string };

/** The value of an attribute that has at most one. */
export function singleValue(path: AttributePath, context: ValueContext): Value {
  const column = columns[context.table][path.name] ?? metaColumn(path.name, context);
  if (column) return column;
  const steps = path.inExtension ? [path.schema.id, path.attribute.name] : [path.attribute.name];
  const leaf = path.subAttribute ?? path.attribute;
  if (leaf.type === 'complex') return { sql: `r.document #> '${pathLiteral(steps)}'`, type: 'json' };
  const all = path.subAttribute ? [...steps, path.subAttribute.name] : steps;
  return { sql: `r.document #>> '${pathLiteral(all)}'`, type: leaf.type === 'boolean' ? 'boolean' : 'text' };
}

/** The elements of an attribute that can have several values. */
export function elementsOf(path: AttributePath, context: ValueContext): Elements {
  const { attribute } = path;
  if (attribute.name === 'schemas')
    return { from: schemaRows[context.table], part: () => text('urn'), position: null };
  if (attribute.name === 'groups' || attribute.name === 'members') return edges(attribute.name, context);
  const list = `r.document #> '${pathLiteral(path.inExtension ? [path.schema.id, attribute.name] : [attribute.name])}'`;
  return {
    from: `jsonb_array_elements(CASE jsonb_typeof(${list}) WHEN 'array' THEN ${list} ELSE '[]' END)
      WITH ORDINALITY AS item(element, position) WHERE true`,
    position: 'position',
    part: (name) => {
      if (name === undefined) return { sql: 'element', type: 'json' };
      if (attribute.type !== 'complex') return text(`element #>> '{}'`);
      const isBoolean = attribute.subAttributes.get(name.toLowerCase())?.type === 'boolean';
      return { sql: `element ->> '${name}'`, type: isBoolean ? 'boolean' : 'text' };
    },
  };
}

/** Memberships are rows, never part of a document. */
function edges(attribute: 'groups' | 'members', { baseUrl }: ValueContext): Elements {
  const edge = 's.organization_id = r.organization_id AND s.directory_id = r.directory_id';
  const parts: Record<
    'groups' | 'members',
    { id: string; display: string; endpoint: string; type: string; from: string }
  > = {
    groups: {
      id: 's.group_id',
      display: `(SELECT g.display_name FROM directory_group g WHERE g.organization_id = s.organization_id
        AND g.directory_id = s.directory_id AND g.id = s.group_id)`,
      endpoint: '/Groups/',
      type: 'direct',
      from: `membership s WHERE ${edge} AND s.directory_user_id = r.id`,
    },
    members: {
      id: 's.directory_user_id',
      display: `(SELECT coalesce(u.display_name, u.user_name) FROM directory_user u WHERE u.organization_id = s.organization_id
        AND u.directory_id = s.directory_id AND u.id = s.directory_user_id)`,
      endpoint: '/Users/',
      type: 'User',
      from: `membership s WHERE ${edge} AND s.group_id = r.id`,
    },
  };
  const { id, display, endpoint, type, from } = parts[attribute];
  return {
    from,
    position: null,
    part: (name) => {
      switch (name) {
        case '$ref':
          return text(`${baseUrl()} || '${endpoint}' || ${id}`);
        case 'display':
          return text(display);
        case 'type':
          return text(`'${type}'`);
        default:
          return { sql: id, type: 'uuid' };
      }
    },
  };
}

const columns: Readonly<Record<ResourceTable, Readonly<Record<string, Value>>>> = {
  directory_user: {
    id: { sql: 'r.id', type: 'uuid' },
    userName: text('r.user_name'),
    externalId: text('r.external_id'),
    active: { sql: 'r.active', type: 'boolean' },
  },
  directory_group: {
    id: { sql: 'r.id', type: 'uuid' },
    displayName: text('r.display_name'),
    externalId: text('r.external_id'),
  },
};

function metaColumn(name: string, { table, baseUrl }: ValueContext): Value | undefined {
  const [resourceType, endpoint] = table === 'directory_user' ? ['User', '/Users/'] : ['Group', '/Groups/'];
  switch (name) {
    case 'meta':
      return { sql: `'{"resourceType": "${resourceType}"}'::jsonb`, type: 'json' };
    case 'meta.created':
      return { sql: 'r.created_at', type: 'timestamp' };
    case 'meta.lastModified':
      return { sql: 'r.last_modified_at', type: 'timestamp' };
    case 'meta.resourceType':
      return text(`'${resourceType}'::text`);
    case 'meta.location':
      return text(`${baseUrl()} || '${endpoint}' || r.id`);
    case 'meta.version':
      return text(`'W/"' || r.revision || '"'`);
    default:
      return undefined;
  }
}

const schemaRows: Readonly<Record<ResourceTable, string>> = {
  directory_user: schemasFrom('urn:ietf:params:scim:schemas:core:2.0:User'),
  directory_group: schemasFrom('urn:ietf:params:scim:schemas:core:2.0:Group'),
};

function schemasFrom(core: string): string {
  return `(SELECT '${core}' UNION ALL SELECT key FROM jsonb_object_keys(r.document) AS key WHERE key ILIKE 'urn:%') AS schema(urn) WHERE true`;
}

/** As PostgreSQL writes an array of names in a text literal. The names are those of the attribute tables. */
function pathLiteral(names: readonly string[]): string {
  return `{${names.map((name) => `"${name}"`).join()}}`;
}

function text(sql: string): Value {
  return { sql, type: 'text' };
}
