import { type RequiredAttribute, requiredAttributeNames } from '@rollcall/access';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { refuseLockout } from '#domain/roles/refuse-lockout.ts';
import { lockMembers, lockRoles, refreshAccess, settleRoles } from '#domain/roles/settle-roles.ts';
import type { ActorScope } from '#domain/scope.ts';

export type AttributePolicy = {
  readonly required: readonly RequiredAttribute[];
  /** Refuse a push without them (400), instead of keeping the person as incomplete and without access. */
  readonly strict: boolean;
};

/**
 * Decides what every pushed person must have. It holds at once for those who are here already: who lacks something
 * loses access until the identity provider sends it. Returns how many lost access.
 * @throws conflict when nobody who administers would be left.
 */
export async function setRequiredAttributes(
  scope: ActorScope,
  policy: AttributePolicy,
): Promise<{ ended: number }> {
  const { db, organizationId: id } = scope;
  const required = requiredAttributeNames.filter((name) => policy.required.includes(name));
  return await db.transaction(async (tx) => {
    await lockRoles(tx, id);
    const before = await tx.organization.findUniqueOrThrow({ where: { id } });
    return await refuseLockout(tx, id, async () => {
      const data = { requiredAttributes: required, strictAttributes: policy.strict };
      await tx.organization.update({ where: { id }, data });
      const changed = await tx.$queryRaw<{ memberId: string }[]>`
        UPDATE directory_user SET missing = rollcall.missing_attributes(${required}::text[], document)
        WHERE organization_id = ${id}::uuid AND missing <> rollcall.missing_attributes(${required}::text[], document)
        RETURNING member_id AS "memberId"`;
      const memberIds = [...new Set(changed.map(({ memberId }) => memberId))];
      await lockMembers(tx, id, memberIds);
      const { ended } = await refreshAccess(tx, id, memberIds);
      const auditId = await recordAudit(tx, scope, {
        action: 'organization.required_attributes_set',
        target: { kind: 'organization', id, name: before.name },
        before: { required: before.requiredAttributes, strict: before.strictAttributes },
        after: { required, strict: policy.strict, peopleEnded: ended },
      });
      await settleRoles(tx, { organizationId: id, memberIds, auditId });
      return { ended };
    });
  });
}
