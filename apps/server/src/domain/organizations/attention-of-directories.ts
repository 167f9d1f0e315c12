import { authenticationFailures } from '#domain/activity/authentication-failures.ts';
import type { TokenSummary } from '#domain/scim-tokens/queries.ts';
import { tokensInUse } from '#domain/scim-tokens/token-in-use.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import type { Attention } from './attention.ts';
import type { DirectoryHealth } from './directory-health.ts';

const groupsMax = 5;

export function suspendedDirectory(directory: DirectoryHealth): Attention {
  const { suspendedAt } = directory;
  return { ...aboutDirectory('directory_suspended', directory), ...(suspendedAt && { at: suspendedAt }) };
}

export function overdueDirectory(directory: DirectoryHealth): Attention {
  const { usualGapSeconds } = directory;
  return { ...aboutDirectory('overdue', directory), ...(usualGapSeconds && { usualGapSeconds }) };
}

export function quarantinedDirectory(directory: DirectoryHealth): Attention[] {
  const { quarantine } = directory;
  if (!quarantine) return [];
  const { since: at, endsAt } = quarantine;
  return [{ ...aboutDirectory('quarantined', directory), at, endsAt }];
}

export function aboutDirectory(
  kind: Attention['kind'],
  { id, name, provider, lastRequestAt }: DirectoryHealth,
): Attention {
  const about = { kind, directoryId: id, directoryName: name, provider };
  return lastRequestAt ? { ...about, at: lastRequestAt } : about;
}

/** By directory and token, unless the directory has been heard of since. */
export async function refusedAtAuthentication(
  scope: OrganizationScope,
  directories: readonly DirectoryHealth[],
): Promise<(Attention & { directoryId: string })[]> {
  const byToken = new Map<string, Attention & { directoryId: string; count: number }>();
  for (const { directoryId, tokenId, count, lastAt } of await authenticationFailures(scope)) {
    const directory = directories.find(({ id }) => id === directoryId);
    // That a suspended one is refused is what it was suspended for.
    if (!directory || directory.state === 'suspended') continue;
    if (directory.lastRequestAt !== null && directory.lastRequestAt >= lastAt) continue;
    const { name: directoryName, provider } = directory;
    const known = byToken.get(tokenId);
    // The newest comes first.
    byToken.set(tokenId, {
      kind: 'authentication_failures',
      directoryId,
      directoryName,
      provider,
      tokenId,
      count: count + (known?.count ?? 0),
      at: known?.at ?? lastAt,
    });
  }
  return [...byToken.values()];
}

/** Directories whose token will end or has ended. */
export function endOfTokens(tokens: readonly TokenSummary[]): Attention[] {
  return tokensInUse(tokens).flatMap(({ token, next }): Attention[] => {
    const { directoryId, directoryName, provider, tokenId, name, state, expiresAt, revokedAt } = token;
    if (state === 'live') return [];
    const about = { directoryId, directoryName, provider, tokenId, name, ...(next && { next: next.name }) };
    return [{ ...about, kind: `token_${state}`, at: revokedAt ?? expiresAt }];
  });
}

/** Moves that are not finished, and retired directories that their IdP still pushes to. */
export async function movesUnderWay(scope: OrganizationScope): Promise<Attention[]> {
  const { db, organizationId } = scope;
  const [moves, failures] = await Promise.all([
    db.prisma.directoryMove.findMany({
      where: { organizationId, from: { retiredAt: null } },
      include: { from: true, to: { select: { name: true } } },
      orderBy: { startedAt: 'asc' },
    }),
    authenticationFailures(scope),
  ]);
  const calling = new Map<string, Attention & { count: number }>();
  for (const { directoryId, directoryName, reason, count, lastAt } of failures) {
    if (reason !== 'retired') continue;
    const known = calling.get(directoryId);
    // The newest comes first.
    calling.set(directoryId, {
      kind: 'retired_still_calls',
      directoryId,
      directoryName,
      count: count + (known?.count ?? 0),
      at: known?.at ?? lastAt,
    });
  }
  return [
    ...moves.map(({ from, to, startedAt }) => ({
      kind: 'directory_move' as const,
      directoryId: from.id,
      directoryName: from.name,
      name: to.name,
      at: startedAt,
    })),
    ...calling.values(),
  ];
}

/** The largest: a list of thousands would hide everything else. */
export async function unmappedGroups({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  const groups = await db.prisma.$queryRaw<
    { directoryId: string; directoryName: string; groupId: string; name: string; people: number }[]
  >`
    SELECT g.directory_id AS "directoryId", d.name AS "directoryName", g.id AS "groupId", g.display_name AS name, g.people
    FROM directory_group g
    JOIN directory d ON d.organization_id = g.organization_id AND d.id = g.directory_id
    WHERE g.organization_id = ${organizationId}::uuid AND g.people > 0 AND d.retired_at IS NULL AND NOT EXISTS (
      SELECT FROM role_mapping m
      WHERE m.organization_id = g.organization_id AND m.directory_id = g.directory_id AND m.group_id = g.id
    ) AND NOT EXISTS (
      SELECT FROM dismissed_group x
      WHERE x.organization_id = g.organization_id AND x.directory_id = g.directory_id AND x.group_id = g.id
    )
    ORDER BY g.people DESC, g.id LIMIT ${groupsMax}`;
  return groups.map((group) => ({ kind: 'unmapped_group', ...group }));
}
