import { isRequiredAttribute, type Provider, type RequiredAttribute } from '@rollcall/access';
import { authenticationFailures } from '#domain/activity/authentication-failures.ts';
import { type RefusalReason, refusalReason } from '#domain/activity/refusal-reason.ts';
import type { FailureReason } from '#domain/scim-tokens/authenticate.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { providerOfClient } from './provider-of-client.ts';

/** Something that a directory's IdP does wrong, in the order in which it is to be mended. */
export type Trouble =
  /** It calls with a token that does not work. */
  | {
      readonly kind: 'token';
      readonly reason: FailureReason;
      readonly tokenId: string;
      readonly count: number;
      readonly at: Date;
    }
  /** Another provider than the one that the directory is for calls with its token. */
  | { readonly kind: 'other_provider'; readonly caller: Provider; readonly at: Date }
  /** It calls with a good token, but beside the endpoint. */
  | { readonly kind: 'address'; readonly path: string; readonly at: Date }
  /** Something that it sends is refused. */
  | {
      readonly kind: 'refused';
      readonly reason: RefusalReason;
      /** What was answered. */
      readonly detail: string;
      readonly name: string | null;
      readonly recordId: string;
      readonly at: Date;
    }
  /** People came without an attribute that the organization requires. */
  | { readonly kind: 'incomplete'; readonly people: number; readonly missing: RequiredAttribute[] };

const refusedMax = 3;
const recordsMax = 500;

/** `heardAt`: when a request with a good token last came. */
export async function troublesOf(
  scope: OrganizationScope,
  { directoryId, provider, heardAt }: { directoryId: string; provider: Provider; heardAt: Date | null },
): Promise<Trouble[]> {
  const [token, caller, requests, incomplete] = await Promise.all([
    wrongToken(scope, { directoryId, heardAt }),
    otherProvider(scope, { directoryId, provider }),
    refusedRequests(scope, directoryId),
    incompletePeople(scope, directoryId),
  ]);
  return [...token, ...caller, ...requests, ...incomplete];
}

/** The newest failure alone: an IdP that is given another token may fail for another reason. */
async function wrongToken(
  scope: OrganizationScope,
  { directoryId, heardAt }: { directoryId: string; heardAt: Date | null },
): Promise<Trouble[]> {
  const [newest] = await authenticationFailures(scope, { directoryId });
  if (!newest || (heardAt !== null && heardAt >= newest.lastAt)) return [];
  const { reason, tokenId, count, lastAt } = newest;
  return [{ kind: 'token', reason, tokenId, count, at: lastAt }];
}

/** By what the last client said that it is; of a directory for any provider nothing is wrong with that. */
async function otherProvider(
  { db, organizationId }: OrganizationScope,
  { directoryId, provider }: { directoryId: string; provider: Provider },
): Promise<Trouble[]> {
  if (provider === 'generic') return [];
  const used = await db.prisma.scimCredential.findFirst({
    where: { organizationId, directoryId, lastUsedAt: { not: null } },
    orderBy: { lastUsedAt: 'desc' },
    select: { lastUsedAt: true, lastUsedClient: true },
  });
  const caller = providerOfClient(used?.lastUsedClient ?? null);
  if (!used?.lastUsedAt || caller === null || caller === provider) return [];
  return [{ kind: 'other_provider', caller, at: used.lastUsedAt }];
}

type Row = {
  id: string;
  at: Date;
  method: string;
  path: string;
  status: number;
  scimType: string | null;
  detail: string | null;
  resourceType: 'User' | 'Group' | null;
  resourceId: string | null;
  resourceName: string | null;
};

/** Of the last hour, and only what did not succeed since; each sentence once. */
async function refusedRequests(
  { db, organizationId }: OrganizationScope,
  directoryId: string,
): Promise<Trouble[]> {
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT r.id, r.at, r.method, r.path, r.status, r.scim_type AS "scimType", r.detail,
      r.resource_type AS "resourceType", r.resource_id AS "resourceId", r.resource_name AS "resourceName"
    FROM provisioning_record r
    WHERE r.organization_id = ${organizationId}::uuid AND r.directory_id = ${directoryId}::uuid
      AND r.at > now() - interval '1 hour'
    ORDER BY r.at DESC LIMIT ${recordsMax}`;
  const mended = new Set<string>();
  const told = new Set<string>();
  const troubles: Trouble[] = [];
  for (const row of rows) {
    const byName = `${row.resourceType} ${row.resourceName?.toLowerCase()}`;
    const about = row.resourceId ?? byName;
    if (row.status < 400) {
      mended.add(about).add(byName);
      // Whatever succeeds has found the endpoint.
      mended.add('address');
      continue;
    }
    const reason = refusalReason(row);
    // What an IdP asks for and is not there is an answer, no trouble.
    if (reason === 'unknown_resource' && row.method === 'GET') continue;
    if (reason === 'wrong_address' && !mended.has('address') && !told.has(reason)) {
      told.add(reason);
      troubles.push({ kind: 'address', path: row.path, at: row.at });
    }
    const detail = row.detail ?? '';
    if (reason === 'wrong_address' || mended.has(about) || told.has(detail)) continue;
    told.add(detail);
    const { id: recordId, resourceName: name, at } = row;
    troubles.push({ kind: 'refused', reason, detail, name, recordId, at });
  }
  return troubles.slice(0, refusedMax);
}

async function incompletePeople(
  { db, organizationId }: OrganizationScope,
  directoryId: string,
): Promise<Trouble[]> {
  const [row] = await db.prisma.$queryRaw<{ people: number; missing: string[] }[]>`
    SELECT count(DISTINCT u.id)::int AS people, coalesce(array_agg(DISTINCT a.name), '{}') AS missing
    FROM directory_user u CROSS JOIN LATERAL unnest(u.missing) a(name)
    WHERE u.organization_id = ${organizationId}::uuid AND u.directory_id = ${directoryId}::uuid AND u.active`;
  if (!row || row.people === 0) return [];
  return [{ kind: 'incomplete', people: row.people, missing: row.missing.filter(isRequiredAttribute) }];
}
