import { setImmediate } from 'node:timers/promises';
import type { MemberReference, MembersChange } from '@rollcall/scim';
import { AppError } from '#errors.ts';
import { isResourceId } from './resources.ts';

/** A change of a group's members by the ids of directory users; with `replace`, whoever is not in `add` leaves. */
export type MembershipChange = {
  readonly replace: boolean;
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

const noMembershipChange: MembershipChange = { replace: false, add: [], remove: [] };

export async function membershipChangeOf(change: MembersChange): Promise<MembershipChange> {
  switch (change.kind) {
    case 'none':
      return noMembershipChange;
    case 'delta':
      // Somebody who cannot exist is not in the group: removing them is a success.
      return { replace: false, add: await userIdsOf(change.add), remove: change.remove.filter(isResourceId) };
    case 'replaceAll':
      return { replace: true, add: await userIdsOf(change.members), remove: [] };
  }
}

/** Some milliseconds of work. */
const membersAtOnce = 50_000;

/**
 * The ids, each once. There may be hundreds of thousands: other requests have their turn in between.
 * @throws AppError invalid for what cannot be the id of a user.
 */
export async function userIdsOf(members: readonly MemberReference[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const [index, member] of members.entries()) {
    if (index > 0 && index % membersAtOnce === 0) await setImmediate();
    ids.add(userIdOf(member));
  }
  return [...ids];
}

function userIdOf({ value, type }: MemberReference): string {
  if (type !== undefined && type.toLowerCase() !== 'user') {
    throw new AppError(
      'invalid',
      `A member of type ${shortened(type)} is not supported: only users can be in a group.`,
    );
  }
  if (!isResourceId(value))
    throw new AppError('invalid', `There is no user with the id ${shortened(value)}.`);
  return value.toLowerCase();
}

/** Ids as a parameter: a driver that looks at each for what has to be escaped takes three times as long. */
export function idList(ids: readonly string[]): string {
  return `{${ids.join()}}`;
}

/** What a client sent, as far as an admin wants to read it in a log. */
function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100).toWellFormed()}…` : text;
}
