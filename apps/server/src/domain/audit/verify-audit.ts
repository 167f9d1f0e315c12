import type { OrganizationScope } from '#domain/scope.ts';
import { type AuditHead, auditHead, hasHead } from './audit-head.ts';
import { type AuditDefect, examineAudit } from './examine-audit.ts';

export type AuditVerdict = {
  readonly head: AuditHead | null;
  /** The first ones; none when everything is as it was written. */
  readonly defects: readonly AuditDefect[];
  /** Whether the chain still has the head that was kept; null when none was given. */
  readonly keptHeadHolds: boolean | null;
};

const defectsMax = 20;

/** Computes the whole chain anew, and compares it with a head that somebody kept. */
export async function verifyAudit(
  scope: OrganizationScope,
  kept: Pick<AuditHead, 'number' | 'digest'> | undefined,
): Promise<AuditVerdict> {
  const head = await auditHead(scope);
  const defects: AuditDefect[] = [];
  for await (const defect of examineAudit(scope)) {
    defects.push(defect);
    if (defects.length === defectsMax) break;
  }
  return { head, defects, keptHeadHolds: kept ? await hasHead(scope, kept) : null };
}
