import type { MovePerson } from '#lib/api.ts';
import { oneOf, text } from '#lib/search-params.ts';

export const moveTabs = ['confirm', 'losing', 'matched', 'new', 'other'] as const;
export type MoveTab = (typeof moveTabs)[number];

/** What each tab of people holds. */
export const statesOfTab: Record<MoveTab, MovePerson['state'][]> = {
  confirm: ['suggested', 'ambiguous'],
  losing: ['missing', 'unavailable'],
  matched: ['matched'],
  new: ['new'],
  other: ['elsewhere', 'inactive'],
};

export type MoveSearch = { tab?: MoveTab | undefined; search?: string | undefined };

export function validateMoveSearch(search: Record<string, unknown>): MoveSearch {
  return { tab: oneOf(moveTabs, search.tab), search: text(search.search) };
}
