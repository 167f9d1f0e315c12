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

export function membershipChangeOf(change: MembersChange): MembershipChange {
  switch (change.kind) {
    case 'none':
      return noMembershipChange;
    case 'delta':
      // Somebody who cannot exist is not in the group: removing them is a success.
      return { replace: false, add: userIdsOf(change.add), remove: change.remove.filter(isResourceId) };
    case 'replaceAll':
      return { replace: true, add: userIdsOf(change.members), remove: [] };
  }
}

/** @throws AppError invalid for what cannot be the id of a user. */
export function userIdsOf(members: readonly MemberReference[]): string[] {
  const ids = members.map(({ value, type }) => {
    if (type !== undefined && type.toLowerCase() !== 'user') {
      throw new AppError(
        'invalid',
        `A member of type ${shortened(type)} is not supported: only users can be in a group.`,
      );
    }
    if (!isResourceId(value))
      throw new AppError('invalid', `There is no user with the id ${shortened(value)}.`);
    return value.toLowerCase();
  });
  return [...new Set(ids)];
}

/** What a client sent, as far as an admin wants to read it in a log. */
function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100).toWellFormed()}…` : text;
}
