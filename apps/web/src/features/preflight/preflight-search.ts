import { text } from '#lib/search-params.ts';

export type PreflightSearch = {
  /** To which the people would be pushed; a new connection without it. */
  directoryId?: string | undefined;
};

export function validatePreflightSearch(search: Record<string, unknown>): PreflightSearch {
  return { directoryId: text(search.directoryId) };
}
