import type { OrganizationScope } from '#domain/scope.ts';

/** The last seal of an organization's audit. Kept elsewhere, it proves that nothing before it was changed since. */
export type AuditHead = {
  /** How many records it stands for. */
  readonly number: number;
  /** SHA-256, hex. */
  readonly digest: string;
  readonly at: Date;
};

/** Null before anything was recorded. */
export async function auditHead({ db, organizationId }: OrganizationScope): Promise<AuditHead | null> {
  const [head] = await db.query<AuditHead>(
    {
      text: `
      SELECT number::float8 AS number, encode(digest, 'hex') AS digest, audit_at AS at FROM audit_seal
      WHERE organization_id = $1 ORDER BY number DESC LIMIT 1`,
    },
    [organizationId],
  );
  return head ?? null;
}

/** Whether the chain still has the seal that was its head once. */
export async function hasHead(
  { db, organizationId }: OrganizationScope,
  { number, digest }: Pick<AuditHead, 'number' | 'digest'>,
): Promise<boolean> {
  const rows = await db.query(
    {
      text: `
      SELECT FROM audit_seal
      WHERE organization_id = $1 AND number = $2 AND digest = decode($3, 'hex')`,
    },
    [organizationId, number, digest],
  );
  return rows.length === 1;
}
