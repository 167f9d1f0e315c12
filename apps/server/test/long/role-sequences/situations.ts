import type { MemberModel, OrganizationModel } from './model.ts';

/** What a run has to have come through, or it has shown less than it says. */
const situations = {
  'a role by a group': ({ stored }) => stored.reason.kind === 'group',
  'a role by a value': ({ stored }) => stored.reason.kind === 'attribute',
  'a pin that ends': ({ pin }) => pin?.ends === true,
  'an override above a pin': ({ override, pin }) => override !== null && pin !== null,
  'a lockout hold': ({ hold }) => hold !== null,
  'a lockout hold above a pin': ({ hold, pin, override }) => hold !== null && pin !== null && !override,
  'a pending end of access': ({ withheld }) => withheld?.state === 'pending' && withheld.ends === 'access',
  'a pending end of administration': ({ withheld }) =>
    withheld?.state === 'pending' && withheld.ends === 'administration',
  'somebody kept': ({ withheld }) => withheld?.state === 'kept',
} as const satisfies Record<string, (member: MemberModel) => boolean>;

export const everySituation = Object.keys(situations);

export function situationsOf({ members }: OrganizationModel): string[] {
  const all = [...members.values()];
  return Object.entries(situations).flatMap(([name, isIn]) => (all.some(isIn) ? [name] : []));
}
