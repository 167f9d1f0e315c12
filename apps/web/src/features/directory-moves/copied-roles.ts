import type { Role } from '@rollcall/access';
import { nothingStaged, type StagedRoles, stageRoles } from '#features/groups/staged-roles.ts';
import type { Move, MoveRoles, MovingGroup } from '#lib/api.ts';

type Proposed = MovingGroup['proposed'][number];
type Value = MoveRoles['values'][number];

/** What an admin chose instead of what is proposed: a group of the new connection, or null for none. */
export type Choices = ReadonlyMap<string, string | null>;

export const valueKey = ({ attribute, value }: Value): string => JSON.stringify([attribute, value]);

/**
 * The group of the new connection that is to give the role: the chosen one, else the only one of the same name. One that
 * gives another role already is proposed to nobody.
 */
export function chosenGroup(group: MovingGroup, choices: Choices): Proposed | null {
  const choice = choices.get(group.groupId);
  if (choice !== undefined) return group.proposed.find(({ groupId }) => groupId === choice) ?? null;
  const same = group.proposed.filter(({ sameName }) => sameName);
  const [only] = same;
  return only && same.length === 1 && (only.role === null || only.role === group.role) ? only : null;
}

/** Everything that gives a role in the old connection has what gives it in the new one. */
export function isAllCopied({ groups, values }: MoveRoles, choices: Choices): boolean {
  return (
    groups.every((group) => chosenGroup(group, choices)?.role === group.role) &&
    values.every(({ role, newRole }) => role === newRole)
  );
}

/** The value that is to be copied, where it is not yet: unless an admin said no, or it gives another role. */
export function isValueChosen(value: Value, choices: Choices): boolean {
  const choice = choices.get(valueKey(value));
  return choice === undefined ? value.newRole === null : choice !== null;
}

/** Everything that can be copied and is not yet, chosen or let be. */
export function chooseAll({ groups, values }: MoveRoles, chosen: boolean): Choices {
  return new Map([
    ...groups.flatMap((group): [string, string | null][] => {
      const [first] = group.proposed;
      if (!first || first.role === group.role) return [];
      return [[group.groupId, chosen ? first.groupId : null]];
    }),
    ...values
      .filter(({ role, newRole }) => role !== newRole)
      .map((value): [string, string | null] => [valueKey(value), chosen ? value.value : null]),
  ]);
}

/** What was chosen and is not saved, as the review of roles takes it. */
export function stagedCopies(move: Move, roles: MoveRoles, choices: Choices): StagedRoles {
  const version = roles.mappingsVersion;
  const groups = roles.groups.reduce((staged, group) => {
    const chosen = chosenGroup(group, choices);
    if (!chosen || chosen.role === group.role) return staged;
    return stageRoles(staged, { type: 'group', group: groupOf(move, chosen), role: group.role, version });
  }, nothingStaged);
  return roles.values.reduce((staged, value) => {
    if (value.newRole === value.role || !isValueChosen(value, choices)) return staged;
    const { attribute, value: text, role, newRole } = value;
    return stageRoles(staged, {
      type: 'attribute',
      value: { directoryId: move.to.id, directoryName: move.to.name, attribute, value: text },
      from: newRole,
      to: role,
      version,
    });
  }, groups);
}

function groupOf(move: Move, { groupId, name, people, role }: Proposed) {
  return { directoryId: move.to.id, groupId, name, people, role: role satisfies Role | null };
}
