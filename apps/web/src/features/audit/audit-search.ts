import { text } from '#lib/search-params.ts';

export type AuditSearch = { search?: string | undefined };

export function validateAuditSearch(search: Record<string, unknown>): AuditSearch {
  return { search: text(search.search) };
}
