import { type JsonObject, type JsonValue, readAttribute, schemaUrns } from '#scim-json.ts';

/**
 * How PATCH is spelled. `default`: what Entra ID sends unless told otherwise. `aadOptscim062020`: what it sends
 * when that flag is in the tenant URL. On-demand provisioning ignores the flag (Microsoft's documentation,
 * "Known issues and resolutions with SCIM 2.0 protocol compliance").
 */
export type EntraDialect = 'default' | 'aadOptscim062020';

/** What Entra ID does when the source lost a value: nothing (the older behaviour), `Remove`, or `Replace` with `""`. */
export type ClearedValues = 'ignore' | 'remove' | 'empty';

export interface AttributeChange {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  /** Absent for `remove`. */
  readonly value?: string | boolean;
}

type MappingLines<T> = readonly { readonly path: string; source(object: T): string | boolean | undefined }[];

/** The difference between the source object and the server's resource, in the order of the mapping. */
export function attributeChanges<T>(
  object: T,
  resource: JsonObject,
  { mapping, clearedValues }: { mapping: MappingLines<T>; clearedValues: ClearedValues },
): AttributeChange[] {
  return mapping.flatMap(({ path, source }): AttributeChange[] => {
    const wanted = source(object);
    const found = readAttribute(resource, path);
    if (wanted === found) return [];
    if (wanted !== undefined) return [{ op: found === undefined ? 'add' : 'replace', path, value: wanted }];
    switch (clearedValues) {
      case 'ignore':
        return [];
      case 'remove':
        return [{ op: 'remove', path }];
      case 'empty':
        return [{ op: 'replace', path, value: '' }];
      default:
        return clearedValues satisfies never;
    }
  });
}

export function attributePatch(changes: readonly AttributeChange[], dialect: EntraDialect): JsonObject {
  return patch(dialect === 'default' ? changes.map(defaultOperation) : compliantOperations(changes));
}

function patch(operations: JsonValue[]): JsonObject {
  return { schemas: [schemaUrns.patchOp], Operations: operations };
}

const capitalised = { add: 'Add', replace: 'Replace', remove: 'Remove' } as const;

/** Capitals, one operation per attribute, booleans as the strings "True" and "False". */
function defaultOperation({ op, path, value }: AttributeChange): JsonObject {
  if (value === undefined) return { op: capitalised[op], path };
  const spelled = typeof value === 'boolean' ? (value ? 'True' : 'False') : value;
  return { op: capitalised[op], path, value: spelled };
}

/**
 * Replaced attributes share one operation without a path, under dotted and URN names; a single one keeps its
 * path, and so do additions, removals and values behind a filter.
 */
function compliantOperations(changes: readonly AttributeChange[]): JsonObject[] {
  const shareable = ({ op, path }: AttributeChange) => op === 'replace' && !path.includes('[');
  const shared = changes.filter(shareable);
  if (shared.length < 2) return changes.map(compliantOperation);
  const value: JsonObject = {};
  for (const change of shared) if (change.value !== undefined) value[change.path] = change.value;
  return [
    ...changes.filter((change) => !shareable(change)).map(compliantOperation),
    { op: 'replace', value },
  ];
}

function compliantOperation({ op, path, value }: AttributeChange): JsonObject {
  return value === undefined ? { op, path } : { op, path, value };
}

/** A rename of a group carries no members in either dialect. */
export function groupPatch(changes: readonly AttributeChange[], dialect: EntraDialect): JsonObject {
  if (dialect === 'default') return patch(changes.map(defaultOperation));
  const value: JsonObject = {};
  for (const change of changes) if (change.value !== undefined) value[change.path] = change.value;
  return patch([{ op: 'replace', value }]);
}

export interface MemberChanges {
  /** Server ids. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Several members per PATCH: what Microsoft asks of applications in its gallery. */
export function memberPatch({ add, remove }: MemberChanges, dialect: EntraDialect): JsonObject {
  const additions = references(add);
  if (dialect === 'default') {
    return patch([
      ...(remove.length === 0 ? [] : [{ op: 'Remove', path: 'members', value: references(remove) }]),
      ...(add.length === 0 ? [] : [{ op: 'Add', path: 'members', value: additions }]),
    ]);
  }
  return patch([
    ...remove.map((id) => ({ op: 'remove', path: `members[value eq "${id}"]` })),
    ...(add.length === 0 ? [] : [{ op: 'add', path: 'members', value: additions }]),
  ]);
}

function references(ids: readonly string[]): JsonObject[] {
  return ids.map((id) => ({ $ref: null, value: id }));
}
