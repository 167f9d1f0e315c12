import type { ExpectedRevision } from '#domain/directory/revision.ts';
import { AppError } from '#errors.ts';
import { etagOf } from './render.ts';

/** A revision that no resource has. */
const neverTheRevision = -1;

/**
 * If-Match as a revision; null without the header and for `*`. Of several tags the newest counts: a resource never
 * returns to an older one. A tag that is not ours matches nothing.
 */
export function expectedRevision(ifMatch: string | undefined): ExpectedRevision {
  if (ifMatch === undefined) return null;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes('*')) return null;
  return Math.max(neverTheRevision, ...tags.map(revisionOf));
}

function revisionOf(tag: string): number {
  const [, revision] = /^(?:W\/)?"(\d{1,9})"$/.exec(tag) ?? [];
  return revision === undefined ? neverTheRevision : Number(revision);
}

/** Whether the client has this revision already (If-None-Match). */
export function isUnchanged(
  ifNoneMatch: string | undefined,
  resource: { readonly revision: number },
): boolean {
  if (ifNoneMatch === undefined) return false;
  const strong = etagOf(resource).replace('W/', '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace('W/', '') === strong);
}

/**
 * What If-None-Match means to a request that changes something (RFC 9110 section 13.1.2). It may be asked before the
 * change and apart from it: a revision only grows, so that a resource never comes to have a version that somebody knows.
 * @throws AppError stale.
 */
export function refuseMatching(ifNoneMatch: string, resource: { readonly revision: number }): void {
  if (isUnchanged(ifNoneMatch, resource))
    throw new AppError('stale', 'The resource has a version that If-None-Match names.');
}
