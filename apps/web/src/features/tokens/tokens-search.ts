import { text } from '#lib/search-params.ts';

export type TokensSearch = {
  directoryId?: string | undefined;
  /** Opens the dialog for a new token of this directory. */
  create?: string | undefined;
};

export function validateTokensSearch(search: Record<string, unknown>): TokensSearch {
  return { directoryId: text(search.directoryId), create: text(search.create) };
}
