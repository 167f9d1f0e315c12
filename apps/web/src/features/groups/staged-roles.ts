import type { Role } from '@rollcall/access';
import type { Group } from '#lib/api.ts';

type StagedGroup = Pick<Group, 'directoryId' | 'groupId' | 'name' | 'people'> & {
  /** The role that is saved, as far as the reader has seen. */
  from: Role | null;
  to: Role | null;
};

/** Changes of roles that were made on the screen and are not saved yet. */
export type StagedRoles = {
  groups: ReadonlyMap<string, StagedGroup>;
  defaultRole: { from: Role; to: Role } | null;
  /** The version that the reader saw when they began; saving names it, so that nobody is overwritten unseen. */
  baseVersion: number;
};

/** What is staged, as the server takes it. */
export type StagedInput = ReturnType<typeof stagedInput>;

export type StagedRolesAction =
  | { type: 'group'; group: Group; role: Role | null; version: number }
  | { type: 'default'; from: Role; to: Role; version: number }
  | { type: 'discard' }
  /** Somebody else saved: the same intentions against what is saved now. */
  | { type: 'rebase'; saved: readonly Group[]; defaultRole: Role; version: number };

export const nothingStaged: StagedRoles = { groups: new Map(), defaultRole: null, baseVersion: 0 };

export function groupKey({ directoryId, groupId }: Pick<Group, 'directoryId' | 'groupId'>): string {
  return `${directoryId}/${groupId}`;
}

export function stagedCount({ groups, defaultRole }: StagedRoles): number {
  return groups.size + (defaultRole ? 1 : 0);
}

export function stagedInput({ groups, defaultRole }: StagedRoles) {
  return {
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

function withGroup(groups: StagedRoles['groups'], group: Group, role: Role | null): StagedRoles['groups'] {
  const next = new Map(groups);
  const key = groupKey(group);
  if (role === group.role) next.delete(key);
  else {
    const { directoryId, groupId, name, people } = group;
    next.set(key, { directoryId, groupId, name, people, from: group.role, to: role });
  }
  return next;
}

function rebased(
  staged: StagedRoles,
  { saved, defaultRole, version }: Extract<StagedRolesAction, { type: 'rebase' }>,
): StagedRoles {
  const savedRoles = new Map(saved.map((group) => [groupKey(group), group.role]));
  const groups = new Map<string, StagedGroup>();
  for (const [key, group] of staged.groups) {
    const from = savedRoles.has(key) ? (savedRoles.get(key) ?? null) : group.from;
    if (from !== group.to) groups.set(key, { ...group, from });
  }
  const wanted = staged.defaultRole?.to;
  return {
    groups,
    defaultRole: wanted && wanted !== defaultRole ? { from: defaultRole, to: wanted } : null,
    baseVersion: version,
  };
}
