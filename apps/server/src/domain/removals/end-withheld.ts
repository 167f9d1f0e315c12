import type { Transaction } from '@rollcall/db';
import { type AuditAction, recordAudit } from '#domain/audit/record-audit.ts';
import { refreshAccess, settleRoles } from '#domain/roles/settle-roles.ts';
import type { ActorScope } from '#domain/scope.ts';
import type { WithheldPerson } from './lock-withheld.ts';

/** The removals of these people take effect now. After `lockWithheld`. */
export async function endWithheld(
  tx: Transaction,
  scope: Omit<ActorScope, 'db'>,
  { people, action }: { people: readonly WithheldPerson[]; action: AuditAction },
): Promise<void> {
  const { organizationId } = scope;
  const memberIds = people.map(({ memberId }) => memberId);
  await tx.withheldRemoval.deleteMany({ where: { organizationId, memberId: { in: memberIds } } });
  await refreshAccess(tx, organizationId, memberIds);
  const auditId = await recordAboutPeople(tx, scope, { people, action });
  await settleRoles(tx, { organizationId, memberIds, auditId });
}

const namesMax = 20;

/** One record, whether it is about one person or about thousands. */
export async function recordAboutPeople(
  tx: Transaction,
  scope: Omit<ActorScope, 'db'>,
  { people, action, reason }: { people: readonly WithheldPerson[]; action: AuditAction; reason?: string },
): Promise<string> {
  const { organizationId } = scope;
  const [first] = people;
  if (first && people.length === 1) {
    const target = { kind: 'member', id: first.memberId, name: first.name } as const;
    return await recordAudit(tx, scope, { action, target, reason: reason ?? null });
  }
  const { name } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true },
  });
  return await recordAudit(tx, scope, {
    action,
    target: { kind: 'organization', id: organizationId, name },
    after: { people: people.length, names: people.slice(0, namesMax).map((person) => person.name) },
    reason: reason ?? null,
  });
}
