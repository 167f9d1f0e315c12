import type { Provider } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import type { OrganizationScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { providerFromDatabase } from './provider-from-database.ts';

export type DirectorySummary = {
  readonly id: string;
  readonly providerId: string;
  readonly provider: Provider;
  readonly name: string;
  readonly createdAt: Date;
  readonly users: number;
  readonly groups: number;
  /** Of a request whose token was right; null until the first. */
  readonly lastRequestAt: Date | null;
  /** Neither expired nor revoked. */
  readonly liveCredentials: number;
  /** Another directory has replaced it: it is read, and nothing pushes to it any more. */
  readonly retiredAt: Date | null;
  readonly retiredBy: string | null;
  /** The directory that takes its place, or has. */
  readonly replacedBy: { readonly id: string; readonly name: string } | null;
  /** Support has stopped it. */
  readonly suspension: { readonly at: Date; readonly by: string; readonly reason: string } | null;
};

/** The directories of the organization, the oldest first, those that are retired last. */
export async function listDirectories(scope: OrganizationScope): Promise<DirectorySummary[]> {
  return await readDirectories(scope, Prisma.empty);
}

/** @throws not_found */
export async function getDirectory(scope: OrganizationScope, directoryId: string): Promise<DirectorySummary> {
  const [directory] = await readDirectories(scope, Prisma.sql`AND d.id = ${directoryId}::uuid`);
  if (!directory) throw notFound('directory');
  return directory;
}

type Row = Omit<DirectorySummary, 'provider' | 'suspension'> & {
  provider: string;
  suspendedAt: Date | null;
  suspendedBy: string | null;
  suspensionReason: string | null;
};

async function readDirectories(
  { db, organizationId }: OrganizationScope,
  condition: Prisma.Sql,
): Promise<DirectorySummary[]> {
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT d.id, p.provider_id AS "providerId", d.provider, d.name, d.created_at AS "createdAt",
      (SELECT count(*)::int FROM directory_user u
        WHERE u.organization_id = d.organization_id AND u.directory_id = d.id) AS users,
      (SELECT count(*)::int FROM directory_group g
        WHERE g.organization_id = d.organization_id AND g.directory_id = d.id) AS groups,
      d.last_request_at AS "lastRequestAt",
      (SELECT count(*)::int FROM scim_credential c
        WHERE c.organization_id = d.organization_id AND c.directory_id = d.id
          AND c.revoked_at IS NULL AND c.expires_at > now()) AS "liveCredentials",
      d.retired_at AS "retiredAt", d.retired_by AS "retiredBy", d.suspended_at AS "suspendedAt",
      d.suspended_by AS "suspendedBy", d.suspension_reason AS "suspensionReason",
      (SELECT jsonb_build_object('id', t.id, 'name', t.name) FROM directory_move v
        JOIN directory t ON t.organization_id = v.organization_id AND t.id = v.to_directory_id
        WHERE v.organization_id = d.organization_id AND v.from_directory_id = d.id) AS "replacedBy"
    FROM directory d
    JOIN provider_id p ON p.organization_id = d.organization_id AND p.directory_id = d.id
    WHERE d.organization_id = ${organizationId}::uuid ${condition}
    ORDER BY d.retired_at IS NOT NULL, d.created_at, d.id`;
  return rows.map(({ suspendedAt: at, suspendedBy: by, suspensionReason: reason, ...row }) => ({
    ...row,
    provider: providerFromDatabase(row.provider),
    suspension: at && { at, by: by ?? '', reason: reason ?? '' },
  }));
}
