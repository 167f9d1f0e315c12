import type { Provider } from '@rollcall/access';
import { authenticationFailures } from '#domain/activity/authentication-failures.ts';
import { somebodyAdministers } from '#domain/break-glass/somebody-administers.ts';
import { domainProblems } from '#domain/domains/domain-problems.ts';
import { findDuplicates } from '#domain/members/duplicates.ts';
import { pendingRemovals } from '#domain/removals/queries.ts';
import { listTokens, type TokenSummary } from '#domain/scim-tokens/queries.ts';
import { tokensInUse } from '#domain/scim-tokens/token-in-use.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { waitingRequests } from '#domain/support/queries.ts';
import type { DirectoryHealth } from './directory-health.ts';

/** One problem that needs a person. The portal has the sentence and the action for each kind. */
export type Attention = {
  readonly kind:
    | 'no_admin'
    | 'no_directory'
    | 'directory_move'
    | 'retired_still_calls'
    | 'never_connected'
    | 'directory_suspended'
    | 'quarantined'
    | 'failing'
    | 'overdue'
    | 'authentication_failures'
    | 'token_expired'
    | 'token_expiring'
    | 'token_revoked'
    | 'lockout_hold'
    | 'role_override'
    | 'pin_ending'
    | 'pending_removals'
    | 'support_request'
    | 'no_groups'
    | 'unmapped_group'
    | 'incomplete_members'
    | 'domain_lost'
    | 'domain_record_missing'
    | 'possible_duplicate';
  readonly directoryId?: string;
  readonly directoryName?: string;
  readonly provider?: Provider;
  readonly tokenId?: string;
  readonly groupId?: string;
  readonly memberId?: string;
  readonly domain?: string;
  readonly supportRequestId?: string;
  /**
   * Of the token, the group, the member, the domain, who of support asks, or the directory that takes the place of this
   * one.
   */
  readonly name?: string;
  /** Of the next token, which was made and which the IdP has not come with. */
  readonly next?: string;
  /** In the group. */
  readonly people?: number;
  /**
   * Of refused or failed requests of the last 24 hours, of people without access for what they lack or whose removal
   * waits, or of pairs that look like one person.
   */
  readonly count?: number;
  /** Of an IdP that comes at fixed times. */
  readonly usualGapSeconds?: number;
  /** When it will end by itself, for the worse. */
  readonly endsAt?: Date;
  /** When it happened last, began, or will happen. */
  readonly at?: Date;
};

const groupsMax = 5;
const holdsMax = 20;
const overridesMax = 20;
const endingPinsMax = 20;
const pinEndsSoonMs = 7 * 24 * 60 * 60 * 1000;

/** What needs an admin, the gravest first. */
export async function attentionOf(
  scope: OrganizationScope,
  directories: readonly DirectoryHealth[],
): Promise<Attention[]> {
  if (directories.length === 0) {
    const [admins, removals, requests, domains, holds, byHand] = await Promise.all([
      missingAdmin(scope),
      removalsToDecide(scope),
      supportRequests(scope),
      domainProblems(scope),
      lockoutHolds(scope),
      fixedByHand(scope),
    ]);
    return [...admins, ...removals, ...requests, { kind: 'no_directory' }, ...domains, ...holds, ...byHand];
  }
  const [
    admins,
    removals,
    requests,
    moves,
    failures,
    tokens,
    domains,
    holds,
    byHand,
    incomplete,
    groups,
    duplicates,
  ] = await Promise.all([
    missingAdmin(scope),
    removalsToDecide(scope),
    supportRequests(scope),
    movesUnderWay(scope),
    refusedAtAuthentication(scope, directories),
    listTokens(scope),
    domainProblems(scope),
    lockoutHolds(scope),
    fixedByHand(scope),
    incompleteMembers(scope),
    unmappedGroups(scope),
    findDuplicates(scope),
  ]);
  const live = new Set(directories.map(({ id }) => id));
  const refused = new Set(failures.map(({ directoryId }) => directoryId));
  return [
    ...admins,
    ...removals,
    ...requests,
    ...moves,
    ...directories
      .filter(({ state }) => state === 'suspended')
      .map((directory) => suspendedDirectory(directory)),
    ...directories.flatMap((directory) => quarantinedDirectory(directory)),
    ...failures,
    ...directories
      .filter(({ id, state }) => state === 'failing' && !refused.has(id))
      .map((directory) => ({ ...aboutDirectory('failing', directory), count: directory.failuresLastDay })),
    ...directories
      .filter(({ id, state }) => state === 'overdue' && !refused.has(id))
      .map((directory) => overdueDirectory(directory)),
    ...endOfTokens(tokens.filter(({ directoryId }) => live.has(directoryId))).filter(
      ({ kind, directoryId = '' }) => kind !== 'token_revoked' || !refused.has(directoryId),
    ),
    ...domains,
    ...holds,
    ...byHand,
    ...incomplete,
    ...directories
      .filter(({ state }) => state === 'never_connected')
      .map((directory) => aboutDirectory('never_connected', directory)),
    ...directories
      .filter(({ users, groups: count }) => users > 0 && count === 0)
      .map((directory) => aboutDirectory('no_groups', directory)),
    ...groups,
    ...(duplicates.length > 0 ? [{ kind: 'possible_duplicate' as const, count: duplicates.length }] : []),
  ];
}

function suspendedDirectory(directory: DirectoryHealth): Attention {
  const { suspendedAt } = directory;
  return { ...aboutDirectory('directory_suspended', directory), ...(suspendedAt && { at: suspendedAt }) };
}

function overdueDirectory(directory: DirectoryHealth): Attention {
  const { usualGapSeconds } = directory;
  return { ...aboutDirectory('overdue', directory), ...(usualGapSeconds && { usualGapSeconds }) };
}

function quarantinedDirectory(directory: DirectoryHealth): Attention[] {
  const { quarantine } = directory;
  if (!quarantine) return [];
  const { since: at, endsAt } = quarantine;
  return [{ ...aboutDirectory('quarantined', directory), at, endsAt }];
}

function aboutDirectory(
  kind: Attention['kind'],
  { id, name, provider, lastRequestAt }: DirectoryHealth,
): Attention {
  const about = { kind, directoryId: id, directoryName: name, provider };
  return lastRequestAt ? { ...about, at: lastRequestAt } : about;
}

/** By directory and token, unless the directory has been heard of since. */
async function refusedAtAuthentication(
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
function endOfTokens(tokens: readonly TokenSummary[]): Attention[] {
  return tokensInUse(tokens).flatMap(({ token, next }): Attention[] => {
    const { directoryId, directoryName, provider, tokenId, name, state, expiresAt, revokedAt } = token;
    if (state === 'live') return [];
    const about = { directoryId, directoryName, provider, tokenId, name, ...(next && { next: next.name }) };
    return [{ ...about, kind: `token_${state}`, at: revokedAt ?? expiresAt }];
  });
}

/** Support alone, or who is leaving, is there to read it. */
async function missingAdmin({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  return (await somebodyAdministers(db.prisma, organizationId)) ? [] : [{ kind: 'no_admin' }];
}

async function removalsToDecide(scope: OrganizationScope): Promise<Attention[]> {
  const pending = await pendingRemovals(scope);
  return pending ? [{ kind: 'pending_removals', count: pending.count, at: pending.firstAt }] : [];
}

/** Support asks to be let in. */
async function supportRequests(scope: OrganizationScope): Promise<Attention[]> {
  const requests = await waitingRequests(scope);
  return requests.map(({ id, staff, expiresAt }) => ({
    kind: 'support_request',
    supportRequestId: id,
    name: staff,
    at: expiresAt,
  }));
}

/** Moves that are not finished, and retired directories that their IdP still pushes to. */
async function movesUnderWay(scope: OrganizationScope): Promise<Attention[]> {
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

async function lockoutHolds({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  const holds = await db.prisma.lockoutHold.findMany({
    where: { organizationId },
    select: { memberId: true, heldAt: true, member: { select: { displayName: true } } },
    orderBy: [{ heldAt: 'asc' }, { memberId: 'asc' }],
    take: holdsMax,
  });
  return holds.map(({ memberId, heldAt, member }) => ({
    kind: 'lockout_hold',
    memberId,
    name: member.displayName,
    at: heldAt,
  }));
}

/** What support fixed, for as long as it lasts: the customer is not to find it by chance. */
async function fixedByHand(scope: OrganizationScope): Promise<Attention[]> {
  const [overrides, pins] = await Promise.all([roleOverrides(scope), endingPins(scope)]);
  return [...overrides, ...pins];
}

async function roleOverrides({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  const overrides = await db.prisma.roleOverride.findMany({
    where: { organizationId, endsAt: { gt: new Date() } },
    select: { memberId: true, endsAt: true, member: { select: { displayName: true } } },
    orderBy: [{ endsAt: 'asc' }, { memberId: 'asc' }],
    take: overridesMax,
  });
  return overrides.map(({ memberId, endsAt, member }) => ({
    kind: 'role_override',
    memberId,
    name: member.displayName,
    at: endsAt,
  }));
}

/** Those that end within a week: time to make them longer. */
async function endingPins({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  const nowMs = Date.now();
  const pins = await db.prisma.rolePin.findMany({
    where: { organizationId, endsAt: { gt: new Date(nowMs), lte: new Date(nowMs + pinEndsSoonMs) } },
    select: { memberId: true, endsAt: true, member: { select: { displayName: true } } },
    orderBy: [{ endsAt: 'asc' }, { memberId: 'asc' }],
    take: endingPinsMax,
  });
  return pins.map(({ memberId, endsAt, member }) => ({
    kind: 'pin_ending',
    memberId,
    name: member.displayName,
    ...(endsAt && { at: endsAt }),
  }));
}

async function incompleteMembers({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  const where = { organizationId, active: true, mergedIntoId: null, missing: { isEmpty: false } };
  const count = await db.prisma.member.count({ where });
  return count > 0 ? [{ kind: 'incomplete_members', count }] : [];
}

/** The largest: a list of thousands would hide everything else. */
async function unmappedGroups({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
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
