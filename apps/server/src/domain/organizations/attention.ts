import type { Provider } from '@rollcall/access';
import { domainProblems } from '#domain/domains/domain-problems.ts';
import { findDuplicates } from '#domain/members/duplicates.ts';
import { listTokens } from '#domain/scim-tokens/queries.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { waitingRequests } from '#domain/support/queries.ts';
import {
  aboutDirectory,
  endOfTokens,
  movesUnderWay,
  overdueDirectory,
  quarantinedDirectory,
  refusedAtAuthentication,
  suspendedDirectory,
  unmappedGroups,
} from './attention-of-directories.ts';
import {
  fixedByHand,
  incompleteMembers,
  lockoutHolds,
  missingAdmin,
  removalsToDecide,
} from './attention-of-people.ts';
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
