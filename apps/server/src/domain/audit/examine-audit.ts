import { createHash } from 'node:crypto';
import type { OrganizationScope } from '#domain/scope.ts';

/** What shows that the audit of an organization was not only added to. */
export type AuditDefect = {
  readonly kind:
    | 'audit_record_changed'
    | 'audit_record_missing'
    | 'audit_record_unsealed'
    | 'audit_chain_broken'
    | 'audit_erasure_unfounded';
  /** Of the audit record; of the organization for the chain. */
  readonly id: string;
  readonly detail: string;
};

type Seal = {
  readonly number: number;
  readonly auditId: string;
  readonly auditAt: Date;
  readonly contentDigest: Buffer;
  readonly recordDigest: Buffer;
  readonly digest: Buffer;
  /** Of the content as the newest erasure left it. */
  readonly contentDigestNow: Buffer;
  /** Whether the month of the record is kept: the oldest months are removed as a whole. */
  readonly monthIsKept: boolean;
  readonly record: {
    readonly actorKind: string;
    readonly action: string;
    readonly targetKind: string | null;
  } | null;
  readonly content: string;
  readonly salt: Buffer;
};

const pageSize = 1_000;

/**
 * Computes the chain of the organization anew, with hashes of its own, and names every record and seal that is not as it
 * was written. Whoever can write to the database as its owner can rewrite a whole chain; that shows against a head
 * that was exported before (`compareHead`).
 */
export async function* examineAudit(scope: OrganizationScope): AsyncGenerator<AuditDefect> {
  let last: Pick<Seal, 'number' | 'digest'> = { number: 0, digest: Buffer.alloc(32) };
  for (let page = await readSeals(scope, 0); page.length > 0; page = await readSeals(scope, last.number)) {
    for (const seal of page) {
      const follows =
        seal.number === last.number + 1 && seal.digest.equals(sha256(last.digest, seal.recordDigest));
      if (!follows) {
        const detail = `Seal ${seal.number} does not follow from the one before it`;
        yield { kind: 'audit_chain_broken', id: scope.organizationId, detail };
      }
      const defect = defectOf(scope, seal);
      if (defect) yield defect;
      last = seal;
    }
  }
  yield* await unsealedRecords(scope);
  yield* await unfoundedErasures(scope);
}

function defectOf({ organizationId }: OrganizationScope, seal: Seal): AuditDefect | null {
  const { number, auditId: id, record } = seal;
  const at = seal.auditAt.toISOString();
  if (!record) {
    const detail = `The record of ${at} with seal ${number} is gone`;
    return seal.monthIsKept ? { kind: 'audit_record_missing', id, detail } : null;
  }
  const { actorKind, action, targetKind } = record;
  const contentDigest = seal.contentDigest.toString('hex');
  const lines = [number, organizationId, id, at, actorKind, action, targetKind ?? '', contentDigest];
  const isAsWritten =
    sha256(seal.salt, Buffer.from(seal.content)).equals(seal.contentDigestNow) &&
    sha256(Buffer.from(lines.join('\n'))).equals(seal.recordDigest);
  if (isAsWritten) return null;
  const detail = `The record ${action} of ${at} with seal ${number} is not as it was written`;
  return { kind: 'audit_record_changed', id, detail };
}

async function readSeals({ db, organizationId }: OrganizationScope, after: number): Promise<Seal[]> {
  return await db.query<Seal>(
    {
      text: `
      SELECT s.number::float8 AS number, s.audit_id AS "auditId", s.audit_at AS "auditAt",
        s.content_digest AS "contentDigest", s.record_digest AS "recordDigest", s.digest,
        coalesce(erased.content_digest, s.content_digest) AS "contentDigestNow",
        to_regclass('public.audit_record_' || to_char(s.audit_at AT TIME ZONE 'UTC', 'YYYY_MM')) IS NOT NULL AS "monthIsKept",
        CASE WHEN r.id IS NOT NULL THEN
          jsonb_build_object('actorKind', r.actor_kind, 'action', r.action, 'targetKind', r.target_kind)
        END AS record, rollcall.audit_content(r) AS content, r.salt
      FROM audit_seal s
      LEFT JOIN audit_record r
        ON r.organization_id = s.organization_id AND r.at = s.audit_at AND r.id = s.audit_id
      LEFT JOIN LATERAL (
        SELECT content_digest FROM audit_reseal a
        WHERE a.audit_id = s.audit_id AND a.organization_id = s.organization_id ORDER BY a.id DESC LIMIT 1
      ) AS erased ON true
      WHERE s.organization_id = $1 AND s.number > $2 ORDER BY s.number LIMIT $3`,
    },
    [organizationId, after, pageSize],
  );
}

async function unsealedRecords({ db, organizationId }: OrganizationScope): Promise<AuditDefect[]> {
  const rows = await db.query<{ id: string; action: string; at: Date }>(
    {
      text: `
      SELECT r.id, r.action, r.at FROM audit_record r
      WHERE r.organization_id = $1 AND NOT EXISTS (
        SELECT FROM audit_seal s WHERE s.audit_id = r.id AND s.organization_id = r.organization_id AND s.audit_at = r.at
      ) ORDER BY r.at, r.id`,
    },
    [organizationId],
  );
  return rows.map(({ id, action, at }) => ({
    kind: 'audit_record_unsealed',
    id,
    detail: `The record ${action} of ${at.toISOString()} has no seal`,
  }));
}

/** Content that was sealed anew without an audit record that says so, and to what. */
async function unfoundedErasures({ db, organizationId }: OrganizationScope): Promise<AuditDefect[]> {
  const rows = await db.query<{ erasureId: string; records: number }>(
    {
      text: `
      SELECT a.erasure_id AS "erasureId", count(*)::int AS records FROM audit_reseal a
      WHERE a.organization_id = $1 GROUP BY a.erasure_id
      HAVING NOT EXISTS (
        SELECT FROM audit_seal s JOIN audit_record r
          ON r.organization_id = s.organization_id AND r.at = s.audit_at AND r.id = s.audit_id
        WHERE s.audit_id = a.erasure_id AND s.organization_id = $1 AND r.action = 'audit.erased'
          AND r.after ->> 'seal' = rollcall.erasure_seal($1, a.erasure_id)
      ) ORDER BY 1`,
    },
    [organizationId],
  );
  return rows.map(({ erasureId, records }) => ({
    kind: 'audit_erasure_unfounded',
    id: erasureId,
    detail: `${records} records were changed as if somebody had been erased, and no record says so`,
  }));
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
