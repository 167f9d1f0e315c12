import type { Transaction } from '@rollcall/db';
import { ensureAccount } from '#domain/accounts/ensure-account.ts';
import type { Principal } from '#domain/accounts/principal.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { lockMembers, lockRoles, settleRoles } from '#domain/roles/settle-roles.ts';
import type { Database } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { type FoundInvitation, findInvitation } from './queries.ts';

/**
 * Makes whoever holds the link a member, with the role of the invitation as a pin. For an address that nobody signs in
 * with yet, the link makes the account: it went there. An account that exists has to be signed in with, since a mail can
 * be passed on, and that account may reach more than this organization.
 * @throws unauthenticated when the link does not work, forbidden for anybody else's account
 */
export async function acceptInvitation(
  db: Database,
  given: { token: string; accountId: string | null; address: string | null },
): Promise<{ principal: Principal; slug: string }> {
  const { token, accountId, address } = given;
  const invitation = await findInvitation(db, token);
  const { organizationId, email, organization } = invitation;
  return await db.transaction(async (tx) => {
    await lockRoles(tx, organizationId);
    await useUp(tx, invitation);
    const account = await ensureAccount(tx, { email, displayName: email });
    if (accountId === null && invitation.hasAccount) {
      throw new AppError('forbidden', `This invitation is for ${email}. Sign in with that address first.`);
    }
    if (accountId !== null && accountId !== account.id) {
      throw new AppError(
        'forbidden',
        `This invitation is for ${email}, and you are signed in with another address. Sign out first.`,
      );
    }
    const memberId = await ensureMember(tx, organizationId, account);
    await lockMembers(tx, organizationId, [memberId]);
    const pin = { role: invitation.role, pinnedBy: invitation.invitedBy, reason: null, endsAt: null };
    await tx.rolePin.upsert({
      where: { organizationId_memberId: { organizationId, memberId } },
      create: { organizationId, memberId, ...pin },
      update: { ...pin, pinnedAt: new Date() },
    });
    const actor = { kind: 'account', id: account.id, name: account.displayName, address } as const;
    const auditId = await recordAudit(
      tx,
      { organizationId, actor },
      {
        action: 'invitation.accepted',
        target: { kind: 'member', id: memberId, name: account.displayName },
        after: { pin: invitation.role },
      },
    );
    await settleRoles(tx, { organizationId, memberIds: [memberId], auditId });
    return { principal: { kind: 'account', id: account.id }, slug: organization.slug };
  });
}

/** Of two who come at once, one gets in. */
async function useUp(tx: Transaction, { organizationId, id }: FoundInvitation): Promise<void> {
  const { count } = await tx.invitation.updateMany({
    where: { organizationId, id, acceptedAt: null, revokedAt: null },
    data: { acceptedAt: new Date(), tokenHash: null },
  });
  if (count === 0) throw new AppError('conflict', 'This invitation was accepted a moment ago.');
}

/**
 * The member that the account is: the one that it has already, else the one person of the organization with this address
 * whom nobody has signed in as, else a new one. @throws conflict for somebody whom a directory has put out
 */
async function ensureMember(
  tx: Transaction,
  organizationId: string,
  account: { id: string; email: string; displayName: string },
): Promise<string> {
  const candidates = await tx.$queryRaw<Candidate[]>`
    SELECT m.id, m.active, m.account_id IS NOT NULL AS own,
      EXISTS (SELECT FROM directory_user u WHERE u.member_id = m.id AND u.organization_id = m.organization_id) AS pushed
    FROM member m WHERE m.organization_id = ${organizationId}::uuid AND m.merged_into_id IS NULL
      AND (m.account_id = ${account.id}::uuid OR m.account_id IS NULL AND lower(m.email) = lower(${account.email}))`;
  const known = candidates.find(({ own }) => own) ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (!known) return await makeMember(tx, organizationId, account);
  if (!known.active && known.pushed) {
    throw new AppError(
      'conflict',
      'The identity provider of this organization has deactivated you. Ask who runs it to activate you again.',
    );
  }
  await tx.member.update({
    where: { organizationId_id: { organizationId, id: known.id } },
    data: { accountId: account.id, ...(!known.active && { direct: true, active: true }) },
  });
  return known.id;
}

type Candidate = {
  readonly id: string;
  readonly active: boolean;
  readonly own: boolean;
  readonly pushed: boolean;
};

async function makeMember(
  tx: Transaction,
  organizationId: string,
  { id: accountId, displayName, email }: { id: string; email: string; displayName: string },
): Promise<string> {
  const { defaultRole } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const { id } = await tx.member.create({
    data: {
      organizationId,
      accountId,
      displayName,
      email,
      origin: 'invitation',
      direct: true,
      active: true,
      role: defaultRole,
      reason: 'default',
    },
  });
  return id;
}
