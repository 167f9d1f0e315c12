import { administers } from '@rollcall/access';
import type { Database } from '@rollcall/db';
import type { Identity } from '#domain/accounts/principal.ts';
import { settlePendingRemovals } from '#domain/removals/settle-pending-removals.ts';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import { settleEndedPinsAndOverridesOf } from '#domain/roles/settle-ended-pins-and-overrides.ts';
import type { Actor, ActorScope } from '#domain/scope.ts';
import { reaches, type SessionReach } from '#domain/sessions/session-reach.ts';
import { type SetupIdentity, setupActor } from '#domain/setup-links/setup-identity.ts';
import { openAccess } from '#domain/support/open-access.ts';
import { AppError, notFound } from '#errors.ts';

export type OpenOrganization = {
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  readonly scope: ActorScope;
  /** They were removed by their IdP and only wait for that to take effect: they may look, and change nothing. */
  readonly leaving: Leaving | null;
};

type Leaving = { readonly at: Date; readonly ends: 'access' | 'administration' };

/**
 * The right of who is signed in, in this session, to an organization, as it is at this moment. What of it a setup link
 * reaches is up to the procedure.
 * @throws not_found for an organization that does not exist or that they have nothing to do with.
 * @throws forbidden for a member who does not administer it.
 */
export async function scopeOf(
  db: Database,
  {
    identity,
    reach,
    address,
    slug,
  }: { identity: Identity | SetupIdentity; reach: SessionReach; address: string | null; slug: string },
): Promise<OpenOrganization> {
  const found = await db.prisma.organization.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      ssoConnections: { where: { state: 'on' }, select: { ssoOnly: true } },
    },
  });
  if (!found) throw notFound('organization');
  const { ssoConnections, ...organization } = found;
  const scope = { db, organizationId: organization.id };
  switch (identity.kind) {
    case 'account': {
      await checkReaches(db, organization, {
        accountId: identity.id,
        reach,
        ssoOnly: ssoConnections[0]?.ssoOnly ?? false,
      });
      const leaving = await checkAdministers(db, organization.id, identity.id);
      return { organization, scope: { ...scope, actor: actorOf(identity, address) }, leaving };
    }
    case 'staff': {
      const reason = await reasonOfAccess(db, organization.id, identity.id);
      const actor = { ...actorOf(identity, address), reason };
      return { organization, scope: { ...scope, actor }, leaving: null };
    }
    case 'setup':
      if (identity.organization.id !== organization.id) throw notFound('organization');
      return { organization, scope: { ...scope, actor: setupActor(identity, address) }, leaving: null };
  }
}

function actorOf({ kind, id, displayName }: Identity, address: string | null): Actor {
  return { kind, id, name: displayName, address };
}

/** That a stranger's organization wants single sign-on is not told: to them it is not there. */
async function checkReaches(
  db: Database,
  { id, name }: { id: string; name: string },
  { accountId, reach, ssoOnly }: { accountId: string; reach: SessionReach; ssoOnly: boolean },
): Promise<void> {
  if (reaches(reach, { id, ssoOnly })) return;
  const isMember = await db.prisma.member.count({ where: { organizationId: id, accountId, active: true } });
  const isElsewhere = reach.onlyOrganizationId !== null && reach.onlyOrganizationId !== id;
  if (isMember === 0 || isElsewhere) throw notFound('organization');
  throw new AppError('forbidden', `${name} is entered through its single sign-on. Sign in there.`);
}

async function checkAdministers(
  db: Database,
  organizationId: string,
  accountId: string,
): Promise<Leaving | null> {
  const member = await findMember(db, organizationId, accountId);
  if (!member?.active) throw notFound('organization');
  if (member.missing.length > 0) {
    throw new AppError(
      'forbidden',
      'Your profile is incomplete in your identity provider. Ask an admin what is missing.',
    );
  }
  if (!administers(roleFromDatabase(member.role))) {
    throw new AppError('forbidden', 'Only an admin of this organization can see this. Ask one of them.');
  }
  const removal = member.withheldRemoval;
  if (!removal?.takesEffectAt) return null;
  return { at: removal.takesEffectAt, ends: removal.ends === 'access' ? 'access' : 'administration' };
}

/** As of this moment: a pin or override that has just ended gives nothing any more, and whose time has come is gone. */
async function findMember(db: Database, organizationId: string, accountId: string) {
  const find = () =>
    db.prisma.member.findUnique({
      where: { accountId_organizationId: { accountId, organizationId } },
      select: {
        role: true,
        active: true,
        missing: true,
        override: { select: { endsAt: true } },
        pin: { select: { endsAt: true } },
        withheldRemoval: { select: { takesEffectAt: true, ends: true } },
      },
    });
  const member = await find();
  const now = new Date();
  const isOver = (end: Date | null | undefined) => end != null && end <= now;
  const roleEnded = isOver(member?.override?.endsAt) || isOver(member?.pin?.endsAt);
  const removalIsDue = isOver(member?.withheldRemoval?.takesEffectAt);
  if (!roleEnded && !removalIsDue) return member;
  if (roleEnded) await settleEndedPinsAndOverridesOf(db, organizationId);
  if (removalIsDue) await settlePendingRemovals(db, { organizationId });
  return await find();
}

/** @throws not_found unless support has it open. */
async function reasonOfAccess(db: Database, organizationId: string, staffAccountId: string): Promise<string> {
  const access = await db.prisma.supportAccess.findFirst({
    where: { organizationId, staffAccountId, ...openAccess() },
    select: { reason: true },
  });
  if (!access) throw notFound('organization');
  return access.reason;
}
