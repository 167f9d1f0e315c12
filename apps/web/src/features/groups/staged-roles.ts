import type { Role } from '@rollcall/access';
import type { Group, MappedAttribute, Undo } from '#lib/api.ts';

type StagedGroup = Pick<Group, 'directoryId' | 'groupId' | 'name' | 'people'> & {
  /** The role that is saved, as far as the reader has seen. */
  from: Role | null;
  to: Role | null;
};

/** A group with the role that is saved. */
type StageableGroup = Pick<Group, 'directoryId' | 'groupId' | 'name' | 'people' | 'role'>;

/** A value of an attribute, whether it gives a role already or not. */
export type AttributeValue = Pick<MappedAttribute, 'directoryId' | 'directoryName' | 'attribute' | 'value'>;

type StagedAttribute = AttributeValue & { from: Role | null; to: Role | null };

/** Changes of roles that were made on the screen and are not saved yet. */
export type StagedRoles = {
  groups: ReadonlyMap<string, StagedGroup>;
  attributes: ReadonlyMap<string, StagedAttribute>;
  defaultRole: { from: Role; to: Role } | null;
  /** The version that the reader saw when they began; saving names it, so that nobody is overwritten unseen. */
  baseVersion: number;
};

/** What is staged, as the server takes it. */
export type StagedInput = ReturnType<typeof stagedInput>;

export type StagedRolesAction =
  | { type: 'group'; group: StageableGroup; role: Role | null; version: number }
  | { type: 'attribute'; value: AttributeValue; from: Role | null; to: Role | null; version: number }
  | { type: 'default'; from: Role; to: Role; version: number }
  | { type: 'discard' }
  /** Somebody else saved: the same intentions against what is saved now. */
  | {
      type: 'rebase';
      saved: readonly Group[];
      attributes: readonly MappedAttribute[];
      defaultRole: Role;
      version: number;
    };

export const nothingStaged: StagedRoles = {
  groups: new Map(),
  attributes: new Map(),
  defaultRole: null,
  baseVersion: 0,
};

export function groupKey({ directoryId, groupId }: Pick<Group, 'directoryId' | 'groupId'>): string {
  return `${directoryId}/${groupId}`;
}

/** Values are compared by the server; here their spelling tells them apart. */
export function attributeKey({ directoryId, attribute, value }: AttributeValue): string {
  return JSON.stringify([directoryId, attribute.toLowerCase(), value.toLowerCase()]);
}

export function stagedCount({ groups, attributes, defaultRole }: StagedRoles): number {
  return groups.size + attributes.size + (defaultRole ? 1 : 0);
}

export function stagedInput({ groups, attributes, defaultRole }: StagedRoles) {
  return {
    attributes: [...attributes.values()].map(({ directoryId, attribute, value, to }) => ({
      directoryId,
      attribute,
      value,
      role: to,
    })),
    changes: [...groups.values()].map(({ directoryId, groupId, to }) => ({ directoryId, groupId, role: to })),
    ...(defaultRole && { defaultRole: defaultRole.to }),
  };
}

export function stageRoles(staged: StagedRoles, action: StagedRolesAction): StagedRoles {
  switch (action.type) {
    case 'group':
      return {
        ...began(staged, action.version),
        groups: withGroup(staged.groups, action.group, action.role),
      };
    case 'attribute':
      return { ...began(staged, action.version), attributes: withAttribute(staged.attributes, action) };
    case 'default':
      return {
        ...began(staged, action.version),
        defaultRole: action.from === action.to ? null : { from: action.from, to: action.to },
      };
    case 'discard':
      return nothingStaged;
    case 'rebase':
      return rebased(staged, action);
  }
}

/** Keeps the version of the first staged change: the later ones were made beside it. */
function began(staged: StagedRoles, version: number): StagedRoles {
  return stagedCount(staged) === 0 ? { ...staged, baseVersion: version } : staged;
}

function withGroup(
  groups: StagedRoles['groups'],
  group: StageableGroup,
  role: Role | null,
): StagedRoles['groups'] {
  const next = new Map(groups);
  const key = groupKey(group);
  if (role === group.role) next.delete(key);
  else {
    const { directoryId, groupId, name, people } = group;
    next.set(key, { directoryId, groupId, name, people, from: group.role, to: role });
  }
  return next;
}

function withAttribute(
  attributes: StagedRoles['attributes'],
  { value, from, to }: Extract<StagedRolesAction, { type: 'attribute' }>,
): StagedRoles['attributes'] {
  const next = new Map(attributes);
  if (from === to) next.delete(attributeKey(value));
  else next.set(attributeKey(value), { ...value, from, to });
  return next;
}

function rebased(
  staged: StagedRoles,
  { saved, attributes, defaultRole, version }: Extract<StagedRolesAction, { type: 'rebase' }>,
): StagedRoles {
  const savedRoles = new Map(saved.map((group) => [groupKey(group), group.role]));
  const groups = new Map<string, StagedGroup>();
  for (const [key, group] of staged.groups) {
    const from = savedRoles.has(key) ? (savedRoles.get(key) ?? null) : group.from;
    if (from !== group.to) groups.set(key, { ...group, from });
  }
  const savedValues = new Map(attributes.map((mapped) => [attributeKey(mapped), mapped.role]));
  const values = [...staged.attributes]
    .map(([key, value]) => [key, { ...value, from: savedValues.get(key) ?? null }] as const)
    .filter(([, { from, to }]) => from !== to);
  const wanted = staged.defaultRole?.to;
  return {
    groups,
    attributes: new Map(values),
    defaultRole: wanted && wanted !== defaultRole ? { from: defaultRole, to: wanted } : null,
    baseVersion: version,
  };
}

/** The reverse of a change set, as if it had been made by hand. */
export function stagedFromUndo({ groups, attributes, defaultRole, mappingsVersion }: Undo): StagedRoles {
  return {
    groups: new Map(groups.map((group) => [groupKey(group), group])),
    attributes: new Map(attributes.map((value) => [attributeKey(value), value])),
    defaultRole,
    baseVersion: mappingsVersion,
  };
}
