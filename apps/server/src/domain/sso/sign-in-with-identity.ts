import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { organizationOfDomain } from '#domain/domains/queries.ts';
import { lockRoles, settleRoles } from '#domain/roles/settle-roles.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import type { SsoClaims } from './connection.ts';
import { SsoProblem } from './problem.ts';

type SigningIn = {
  readonly connection: { readonly id: string; readonly justInTime: boolean };
  readonly claims: SsoClaims;
  /** Whether the address is the person's: see `isTrustedEmail`. */
  readonly emailTrusted: boolean;
};

/**
 * The account of whom the organization's IdP speaks of. It is known by its `sub` alone. The first time, a trusted
 * address meets exactly one active member of this organization, or with just-in-time a new one; what other
 * organizations and people's own accounts have that address is neither asked nor touched.
 * @throws SsoProblem, and then nothing was made
 */
export async function signInWithIdentity(
  scope: OrganizationScope,
  given: SigningIn,
): Promise<{ accountId: string }> {
  const known = await knownAccount(scope, given);
  if (known) return known;
  return await scope.db.transaction(async (tx) => {
    // The roles' lock keeps out whoever provisions, merges or signs in the same person at this moment.
    await lockRoles(tx, scope.organizationId);
    const memberId = await memberOf(tx, scope, given);
    const accountId = await accountOfMember(tx, scope, { memberId, ...given });
    await tx.ssoIdentity.upsert({
      where: identityKey(scope, given),
      create: {
        ...identityKey(scope, given).organizationId_connectionId_subject,
        accountId,
        email: given.claims.email,
      },
      update: { accountId },
    });
    return { accountId };
  });
}

/**
 * Whether an address may decide who somebody is here: the ID token says that it is verified, or its domain is proven
 * by this organization, whose IdP then speaks for it. A provider that says neither may let people enter what they like.
 */
export async function isTrustedEmail(
  { db, organizationId }: OrganizationScope,
  { email, emailVerified }: SsoClaims,
): Promise<boolean> {
  if (email === null) return false;
  if (emailVerified) return true;
  return (await organizationOfDomain(db, email))?.organizationId === organizationId;
}

function identityKey({ organizationId }: OrganizationScope, { connection, claims }: SigningIn) {
  return {
    organizationId_connectionId_subject: {
      organizationId,
      connectionId: connection.id,
      subject: claims.subject,
    },
  };
}

/** Of an identity that was here before and whose account is still a member. */
async function knownAccount(
  scope: OrganizationScope,
  given: SigningIn,
): Promise<{ accountId: string } | null> {
  const { db, organizationId } = scope;
  const [found] = await db.prisma.$queryRaw<{ accountId: string; active: boolean }[]>`
    UPDATE sso_identity i SET last_used_at = now(), email = ${given.claims.email}
    FROM member m
    WHERE i.organization_id = ${organizationId}::uuid AND i.connection_id = ${given.connection.id}::uuid
      AND i.subject = ${given.claims.subject}
      AND m.organization_id = i.organization_id AND m.account_id = i.account_id
    RETURNING i.account_id AS "accountId", m.active`;
  if (found && !found.active) throw new SsoProblem('deactivated', given.claims.email);
  return found ? { accountId: found.accountId } : null;
}

async function memberOf(tx: Transaction, scope: OrganizationScope, given: SigningIn): Promise<string> {
  const { claims, emailTrusted, connection } = given;
  if (claims.email === null) throw new SsoProblem('email_missing');
  if (!emailTrusted) throw new SsoProblem('email_not_verified', claims.email);
  const members = await tx.$queryRaw<{ id: string; active: boolean }[]>`
    SELECT id, active FROM member
    WHERE organization_id::text || ':' || lower(email) = ${scope.organizationId} || ':' || lower(${claims.email})
      AND num_nulls(merged_into_id) = 1`;
  const active = members.filter((member) => member.active);
  if (active.length > 1) throw new SsoProblem('ambiguous', claims.email);
  if (active[0]) return active[0].id;
  if (members.length > 0) throw new SsoProblem('deactivated', claims.email);
  if (!connection.justInTime) throw new SsoProblem('not_provisioned', claims.email);
  return await makeMember(tx, scope, claims);
}

async function makeMember(
  tx: Transaction,
  { organizationId }: OrganizationScope,
  claims: SsoClaims,
): Promise<string> {
  const { defaultRole } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { defaultRole: true },
  });
  const displayName = claims.displayName ?? claims.email ?? claims.subject;
  const member = await tx.member.create({
    data: {
      organizationId,
      displayName,
      email: claims.email,
      origin: 'just_in_time',
      direct: true,
      active: true,
      role: defaultRole,
      reason: 'default',
    },
  });
  const auditId = await recordAudit(
    tx,
    { organizationId, actor: { kind: 'system', id: null, name: 'Single sign-on', address: null } },
    {
      action: 'member.joined',
      target: { kind: 'member', id: member.id, name: displayName },
      after: { email: claims.email, role: defaultRole },
    },
  );
  await settleRoles(tx, { organizationId, memberIds: [member.id], auditId });
  return member.id;
}

/**
 * The account of a member, which is made for this organization alone where there is none. Somebody else of the same
 * IdP who comes with the same address is not let in: addresses are given to others, a `sub` is not.
 */
async function accountOfMember(
  tx: Transaction,
  { organizationId }: OrganizationScope,
  { memberId, connection, claims }: SigningIn & { memberId: string },
): Promise<string> {
  const where = { organizationId_id: { organizationId, id: memberId } };
  const { accountId, displayName } = await tx.member.findUniqueOrThrow({
    where,
    select: { accountId: true, displayName: true },
  });
  if (accountId !== null) {
    const other = await tx.ssoIdentity.findFirst({
      where: { organizationId, connectionId: connection.id, accountId, subject: { not: claims.subject } },
      select: { subject: true },
    });
    if (other) throw new SsoProblem('other_subject', claims.email);
    return accountId;
  }
  const account = await tx.account.create({
    data: { organizationId, email: claims.email ?? claims.subject, displayName },
  });
  await tx.member.update({ where, data: { accountId: account.id } });
  return account.id;
}
