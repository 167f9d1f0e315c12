import { administers } from '@rollcall/access';
import { createSignInLink } from '#domain/accounts/create-sign-in-link.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';

/**
 * A link that signs one admin in once, past an IdP that does not work. Support, or whoever runs the installation, hands
 * it to somebody whom they know to be that admin; it stands in the organization's audit record.
 * @throws forbidden for anybody else; not_found; conflict for who has no account or does not administer
 */
export async function createBreakGlassLink(
  scope: ActorScope,
  { memberId, publicUrl }: { memberId: string; publicUrl: string },
): Promise<{ url: string; expiresAt: Date }> {
  const { db, organizationId, actor } = scope;
  if (actor.kind !== 'staff' && actor.kind !== 'cli')
    throw new AppError('forbidden', 'Only support can do this.');
  const member = await db.prisma.member.findUnique({
    where: { organizationId_id: { organizationId, id: memberId } },
    select: { displayName: true, accountId: true, role: true, active: true },
  });
  if (!member) throw notFound('person');
  const { accountId, displayName, role, active } = member;
  if (accountId === null || !active || !administers(roleFromDatabase(role))) {
    throw new AppError('conflict', `${displayName} is not an admin who has signed in before.`);
  }
  await db.transaction((tx) =>
    recordAudit(tx, scope, {
      action: 'sso.break_glass_link_created',
      target: { kind: 'member', id: memberId, name: displayName },
    }),
  );
  return await createSignInLink(db, {
    principal: { kind: 'account', id: accountId },
    publicUrl,
    breaksGlass: true,
  });
}
