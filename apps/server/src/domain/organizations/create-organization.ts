import { type Role, roles } from '@rollcall/access';
import type { Database } from '@rollcall/db';
import { parseEmail } from '#domain/accounts/email-address.ts';
import { ensureAccount } from '#domain/accounts/ensure-account.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { inviteWithin } from '#domain/invitations/invite-person.ts';
import { settleRoles } from '#domain/roles/settle-roles.ts';
import type { Actor } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { parseSlug } from './slug.ts';

export type NewOrganization = {
  readonly slug: string;
  readonly name: string;
  readonly adminEmail: string;
  /** Of an account that is made for the address; the address itself where nobody says. */
  readonly adminName?: string | undefined;
  /** Send the first admin an invitation. */
  readonly invite?: boolean;
};

export type CreatedOrganization = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly admin: { readonly accountId: string; readonly memberId: string; readonly email: string };
};

/**
 * Makes an organization with its first admin: an invited member, pinned, whose account is made where it is missing.
 * @throws conflict when the slug is taken, invalid for a slug or an address that cannot be one.
 */
export async function createOrganization(
  db: Database,
  actor: Actor,
  given: NewOrganization,
): Promise<CreatedOrganization> {
  const slug = parseSlug(given.slug);
  const email = parseEmail(given.adminEmail);
  const name = given.name.trim();
  if (name === '') throw new AppError('invalid', 'An organization needs a name.');
  return await db.transaction(async (tx) => {
    const organization = await tx.organization.create({ data: { slug, name } });
    const scope = { organizationId: organization.id, actor };
    const account = await ensureAccount(tx, { email, displayName: given.adminName ?? email });
    const member = await tx.member.create({
      data: {
        organizationId: organization.id,
        accountId: account.id,
        displayName: account.displayName,
        email: account.email,
        origin: 'invitation',
        direct: true,
        active: true,
        role: organization.defaultRole,
        reason: 'default',
      },
    });
    await tx.rolePin.create({
      data: { organizationId: organization.id, memberId: member.id, role: firstRole(), pinnedBy: actor.name },
    });
    const auditId = await recordAudit(tx, scope, {
      action: 'organization.created',
      target: { kind: 'organization', id: organization.id, name },
      after: { slug, name, admin: account.email },
    });
    await settleRoles(tx, { organizationId: organization.id, memberIds: [member.id], auditId });
    if (given.invite) await inviteWithin({ db, tx }, scope, { email: account.email, role: firstRole() });
    const admin = { accountId: account.id, memberId: member.id, email: account.email };
    return { id: organization.id, slug, name, admin };
  });
}

/** The highest role that administers. */
function firstRole(): Role {
  const role = roles.find((candidate) => candidate.administers);
  if (!role) throw new Error('No role of the role table administers');
  return role.name;
}
