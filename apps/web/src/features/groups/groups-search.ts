import { oneOf, text } from '#lib/search-params.ts';

export const groupStates = ['mapped', 'unmapped', 'dismissed', 'gone', 'retired'] as const;

export type GroupsSearch = {
  search?: string | undefined;
  state?: (typeof groupStates)[number] | undefined;
  directoryId?: string | undefined;
};

export function validateGroupsSearch(search: Record<string, unknown>): GroupsSearch {
  return {
    search: text(search.search),
    state: oneOf(groupStates, search.state),
    directoryId: text(search.directoryId),
  };
}
