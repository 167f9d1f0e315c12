import { type DirectoryHealth, directoryHealth } from '#domain/organizations/directory-health.ts';
import { listTokens } from '#domain/scim-tokens/queries.ts';
import { type TokenInUse, tokensInUse } from '#domain/scim-tokens/token-in-use.ts';
import type { Database } from '#domain/scope.ts';
import { optOutsOf } from './choices.ts';
import type { Addressee, RaisedNotice } from './notice.ts';

/** One thing that a digest tells, from how it is now. */
type DigestItem =
  | {
      readonly kind: 'token_ends';
      readonly directory: string;
      readonly token: string;
      readonly expiresAt: Date;
      /** The name of the next one, which waits to be used. */
      readonly next: string | null;
    }
  | {
      readonly kind: 'quarantined';
      readonly directory: string;
      readonly since: Date;
      readonly endsAt: Date;
    }
  | {
      readonly kind: 'overdue';
      readonly directory: string;
      readonly lastRequestAt: Date;
      readonly usualGapSeconds: number | null;
    }
  | { readonly kind: 'failing'; readonly directory: string; readonly failures: number }
  | {
      readonly kind: 'connected';
      readonly directory: string;
      readonly users: number;
      readonly groups: number;
    };

type Digest = {
  readonly organization: { readonly slug: string; readonly name: string };
  readonly items: readonly DigestItem[];
};

const noOptOuts: readonly string[] = [];

/** What is still so, of what this reader wants to have by mail; null when that is nothing. */
export async function digestFor(
  db: Database,
  organizationId: string,
  { raised, to }: { raised: readonly RaisedNotice[]; to: Addressee },
): Promise<Digest | null> {
  const scope = { db, organizationId };
  const [organization, directories, tokens, optOuts] = await Promise.all([
    db.prisma.organization.findUnique({ where: { id: organizationId }, select: { slug: true, name: true } }),
    directoryHealth(db, [organizationId]),
    listTokens(scope),
    typeof to === 'object' && 'memberId' in to ? optOutsOf(scope, to.memberId) : noOptOuts,
  ]);
  const inUse = tokensInUse(tokens);
  const items = raised
    .filter(({ kind }) => !optOuts.includes(kind))
    .flatMap((notice) => itemOf(notice, { directories, inUse }) ?? []);
  return organization && items.length > 0 ? { organization, items } : null;
}

function itemOf(
  { kind, directoryId, about }: RaisedNotice,
  { directories, inUse }: { directories: readonly DirectoryHealth[]; inUse: readonly TokenInUse[] },
): DigestItem | null {
  const directory = directories.find(({ id }) => id === directoryId);
  if (!directory) return null;
  const { name, state, failuresLastDay: failures, users, groups } = directory;
  const { quarantine, lastRequestAt, usualGapSeconds } = directory;
  switch (kind) {
    case 'token_ends': {
      const found = inUse.find(({ token }) => about.startsWith(`${token.tokenId}/`));
      if (!found || found.token.revokedAt !== null) return null;
      const { token, next } = found;
      return {
        kind,
        directory: name,
        token: token.name,
        expiresAt: token.expiresAt,
        next: next?.name ?? null,
      };
    }
    case 'quarantined':
      return quarantine && { kind, directory: name, ...quarantine };
    case 'overdue':
      if (state !== 'overdue' || !lastRequestAt) return null;
      return { kind, directory: name, lastRequestAt, usualGapSeconds };
    case 'failing':
      return state === 'failing' ? { kind, directory: name, failures } : null;
    case 'connected':
      return { kind, directory: name, users, groups };
  }
}
