import type { OrganizationState } from '#lib/api.ts';
import { oneOf, text } from '#lib/search-params.ts';

/** The worst first, as the list is. */
export const organizationStates = [
  'quarantined',
  'failing',
  'overdue',
  'attention',
  'suspended',
  'quiet',
  'not_connected',
  'working',
] as const satisfies readonly OrganizationState[];

export type SupportSearch = { search?: string | undefined; state?: OrganizationState | undefined };

export function validateSupportSearch(search: Record<string, unknown>): SupportSearch {
  return { search: text(search.search), state: oneOf(organizationStates, search.state) };
}
