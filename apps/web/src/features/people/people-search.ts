import { type Role, roleNames } from '@rollcall/access';
import { oneOf, text } from '#lib/search-params.ts';

export const personStatuses = ['active', 'incomplete', 'inactive', 'pending', 'kept'] as const;
export const reasonKinds = [
  'group',
  'attribute',
  'default',
  'pin',
  'override',
  'lockout_hold',
  'withheld',
] as const;

export type PeopleSearch = {
  search?: string | undefined;
  role?: Role | undefined;
  status?: (typeof personStatuses)[number] | undefined;
  reason?: (typeof reasonKinds)[number] | undefined;
  directoryId?: string | undefined;
  groupId?: string | undefined;
};

export function validatePeopleSearch(search: Record<string, unknown>): PeopleSearch {
  return {
    search: text(search.search),
    role: oneOf(roleNames, search.role),
    status: oneOf(personStatuses, search.status),
    reason: oneOf(reasonKinds, search.reason),
    directoryId: text(search.directoryId),
    groupId: text(search.groupId),
  };
}
