import { createHash } from 'node:crypto';
import type { Database } from '@rollcall/db';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import { accountIdentity, staffIdentity } from '#domain/accounts/identity-of-row.ts';
import type { Identity, Principal } from '#domain/accounts/principal.ts';
import { findSetupIdentity, type SetupIdentity } from '#domain/setup-links/setup-identity.ts';

/** What a session row has beside what lucia knows of it. */
export type SessionAttributes = {
  readonly handle: string;
  readonly lastSeenAt: Date;
  readonly absoluteExpiresAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** Both or neither: made through the single sign-on of this organization, which it alone reaches. */
  readonly organizationId: string | null;
  readonly ssoConnectionId: string | null;
  readonly breaksGlass: boolean;
  /** When a second factor was shown in it, or a passkey that is two by itself. */
  readonly secondFactorAt: Date | null;
};

export type UserAttributes = {
  readonly identity: Identity | SetupIdentity;
  /** Of an account that an organization's single sign-on made, which is of that organization alone. */
  readonly organizationId: string | null;
};

/** Whose a session can be. The id of a setup session's owner is that of the link. */
export type SessionOwner = Principal | { readonly kind: 'setup'; readonly id: string };

/**
 * The sessions of one kind of owner for lucia. The table has only the SHA-256 of a session id, so that a copy of
 * the database signs nobody in; lucia is handed the id that it asked with, which it puts into cookies and updates.
 * A renewal never passes the absolute end.
 */
export function createSessionAdapter(db: Database, kind: SessionOwner['kind']): Adapter {
  const { session } = db.prisma;
  return {
    getSessionAndUser: async (sessionId) => {
      const row = await session.findUnique({
        where: { idHash: hashOf(sessionId) },
        include: { account: true, staffAccount: true, ssoConnection: { select: { state: true } } },
      });
      const identity = row && (await identityOf(db, kind, row));
      if (!row || !identity || !(await staysSignedIn(db, row))) return [null, null];
      const found: DatabaseSession = {
        id: sessionId,
        userId: identity.id,
        expiresAt: row.expiresAt,
        attributes: attributesOf(row),
      };
      const user: DatabaseUser = {
        id: identity.id,
        attributes: { identity, organizationId: row.account?.organizationId ?? null },
      };
      return [found, user];
    },
    // Ids are not known any more, so there is nothing that lucia could do with a list of sessions.
    getUserSessions: async () => [],
    setSession: async ({ id, userId, expiresAt, attributes }) => {
      await session.create({
        data: { idHash: hashOf(id), expiresAt, ...attributes, ...ownerColumns({ kind, id: userId }) },
      });
    },
    updateSessionExpiration: async (sessionId, expiresAt) => {
      await db.prisma.$executeRaw`
        UPDATE session SET expires_at = least(${expiresAt}::timestamptz, absolute_expires_at)
        WHERE id_hash = ${hashOf(sessionId)}`;
    },
    deleteSession: async (sessionId) => {
      await session.deleteMany({ where: { idHash: hashOf(sessionId) } });
    },
    deleteUserSessions: async (userId) => {
      await session.deleteMany({ where: ownerColumns({ kind, id: userId }) });
    },
    deleteExpiredSessions: async () => {
      await session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    },
  };
}

/**
 * A session through single sign-on ends with the sign-in that it came from: when that is switched off, or when the
 * member is no longer active, at the next request on whichever server.
 */
async function staysSignedIn(
  db: Database,
  row: { accountId: string | null; organizationId: string | null; ssoConnection: { state: string } | null },
): Promise<boolean> {
  const { accountId, organizationId, ssoConnection } = row;
  if (accountId === null || organizationId === null) return true;
  if (ssoConnection?.state !== 'on') return false;
  const member = await db.prisma.member.findUnique({
    where: { accountId_organizationId: { accountId, organizationId } },
    select: { active: true },
  });
  return member?.active === true;
}

type AccountRow = Parameters<typeof accountIdentity>[0];
type StaffRow = Parameters<typeof staffIdentity>[0];

async function identityOf(
  db: Database,
  kind: SessionOwner['kind'],
  row: { account: AccountRow | null; staffAccount: StaffRow | null; setupLinkId: string | null },
): Promise<Identity | SetupIdentity | null> {
  switch (kind) {
    case 'account':
      return row.account && accountIdentity(row.account);
    case 'staff':
      return row.staffAccount && staffIdentity(row.staffAccount);
    case 'setup':
      return row.setupLinkId === null ? null : await findSetupIdentity(db, { id: row.setupLinkId });
  }
}

function ownerColumns({ kind, id }: SessionOwner) {
  return {
    accountId: kind === 'account' ? id : null,
    staffAccountId: kind === 'staff' ? id : null,
    setupLinkId: kind === 'setup' ? id : null,
  };
}

function attributesOf(row: SessionAttributes): SessionAttributes {
  const { handle, lastSeenAt, absoluteExpiresAt, address, userAgent } = row;
  const { organizationId, ssoConnectionId, breaksGlass, secondFactorAt } = row;
  return {
    handle,
    lastSeenAt,
    absoluteExpiresAt,
    address,
    userAgent,
    organizationId,
    ssoConnectionId,
    breaksGlass,
    secondFactorAt,
  };
}

function hashOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}
