import type { Provider } from '@rollcall/access';
import { type Database, Prisma } from '@rollcall/db';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import type { FailureReason } from './authenticate.ts';
import type { CredentialKind } from './create-token.ts';

/** Expiring: within 30 days. */
type TokenState = 'live' | 'expiring' | 'expired' | 'revoked';

export type TokenSummary = {
  readonly tokenId: string;
  readonly directoryId: string;
  readonly directoryName: string;
  readonly provider: Provider;
  readonly kind: CredentialKind;
  readonly name: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedAddress: string | null;
  readonly lastUsedClient: string | null;
  readonly state: TokenState;
  /** Requests that came with it in the last 24 hours and were refused, with the last reason. */
  readonly failures: { readonly count: number; readonly lastAt: Date; readonly reason: FailureReason } | null;
};

type Row = Omit<TokenSummary, 'provider' | 'kind' | 'failures'> & {
  provider: string;
  kind: string;
  failureCount: number | null;
  failureAt: Date | null;
  failureReason: FailureReason | null;
};

/** The tokens of the organization or of one directory, the newest first. */
export async function listTokens(
  { db, organizationId }: OrganizationScope,
  { directoryId }: { directoryId?: string | undefined } = {},
): Promise<TokenSummary[]> {
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT c.token_id AS "tokenId", c.directory_id AS "directoryId", d.name AS "directoryName", d.provider, c.kind, c.name,
      c.created_at AS "createdAt", c.created_by AS "createdBy", c.expires_at AS "expiresAt",
      c.revoked_at AS "revokedAt", c.last_used_at AS "lastUsedAt", c.last_used_address AS "lastUsedAddress",
      c.last_used_client AS "lastUsedClient",
      CASE
        WHEN c.revoked_at IS NOT NULL THEN 'revoked'
        WHEN c.expires_at <= now() THEN 'expired'
        WHEN c.expires_at <= now() + interval '30 days' THEN 'expiring'
        ELSE 'live'
      END AS state,
      f.count AS "failureCount", f.last_at AS "failureAt", f.reason AS "failureReason"
    FROM scim_credential c
    JOIN directory d ON d.organization_id = c.organization_id AND d.id = c.directory_id
    LEFT JOIN LATERAL (
      SELECT (sum(a.count) OVER ())::int AS count, a.last_at, a.reason FROM authentication_failure a
      WHERE a.organization_id = c.organization_id AND a.directory_id = c.directory_id AND a.token_id = c.token_id
        AND a.minute > now() - interval '24 hours'
      ORDER BY a.last_at DESC, a.reason LIMIT 1
    ) f ON true
    WHERE c.organization_id = ${organizationId}::uuid
      ${directoryId === undefined ? Prisma.empty : Prisma.sql`AND c.directory_id = ${directoryId}::uuid`}
    ORDER BY c.created_at DESC, c.token_id`;
  return rows.map(({ provider, failureCount, failureAt, failureReason, ...row }) => ({
    ...row,
    provider: providerFromDatabase(provider),
    kind: row.kind === 'client' ? 'client' : 'bearer',
    failures:
      failureCount === null || failureAt === null || failureReason === null
        ? null
        : { count: failureCount, lastAt: failureAt, reason: failureReason },
  }));
}

/** In days, of a token of the organization for which nobody says it otherwise. */
export async function defaultTokenLifetime({ db, organizationId }: OrganizationScope): Promise<number> {
  const { tokenLifetimeDays } = await db.prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { tokenLifetimeDays: true },
  });
  return tokenLifetimeDays;
}

/** Whose token this is, for whoever runs the installation; null when there is no such token. */
export async function organizationOfToken(db: Database, tokenId: string): Promise<string | null> {
  const found = await db.prisma.credentialId.findUnique({
    where: { tokenId },
    select: { organizationId: true },
  });
  return found?.organizationId ?? null;
}
