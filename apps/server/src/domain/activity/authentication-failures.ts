import type { Provider } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import type { FailureReason } from '#domain/scim-tokens/authenticate.ts';
import type { OrganizationScope } from '#domain/scope.ts';

export type AuthenticationFailures = {
  readonly directoryId: string;
  readonly directoryName: string;
  readonly provider: Provider;
  readonly tokenId: string;
  readonly reason: FailureReason;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Of the last request. */
  readonly address: string | null;
  readonly client: string | null;
};

/** The refused requests of the last 24 hours that named a known token, by token and reason, the newest first. */
export async function authenticationFailures(
  { db, organizationId }: OrganizationScope,
  { directoryId }: { directoryId?: string | undefined } = {},
): Promise<AuthenticationFailures[]> {
  const rows = await db.prisma.$queryRaw<(Omit<AuthenticationFailures, 'provider'> & { provider: string })[]>`
    SELECT a.directory_id AS "directoryId", d.name AS "directoryName", d.provider, a.token_id AS "tokenId", a.reason,
      sum(a.count)::int AS count, min(a.minute) AS "firstAt", max(a.last_at) AS "lastAt",
      (array_agg(a.address ORDER BY a.minute DESC))[1] AS address,
      (array_agg(a.client ORDER BY a.minute DESC))[1] AS client
    FROM authentication_failure a
    JOIN directory d ON d.organization_id = a.organization_id AND d.id = a.directory_id
    WHERE a.organization_id = ${organizationId}::uuid AND a.minute > now() - interval '24 hours'
      ${directoryId === undefined ? Prisma.empty : Prisma.sql`AND a.directory_id = ${directoryId}::uuid`}
    GROUP BY a.directory_id, d.name, d.provider, a.token_id, a.reason
    ORDER BY max(a.last_at) DESC, a.token_id, a.reason`;
  return rows.map((row) => ({ ...row, provider: providerFromDatabase(row.provider) }));
}
