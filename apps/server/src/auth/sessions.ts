import { randomBytes, randomUUID } from 'node:crypto';
import { Lucia, TimeSpan } from 'lucia';
import type { Identity } from '#domain/accounts/principal.ts';
import type { Database } from '#domain/scope.ts';
import { noteDevice } from '#domain/sessions/note-device.ts';
import type { SessionReach } from '#domain/sessions/session-reach.ts';
import { touchSession } from '#domain/sessions/touch-session.ts';
import type { SetupIdentity } from '#domain/setup-links/setup-identity.ts';
import {
  createSessionAdapter,
  type SessionAttributes,
  type SessionOwner,
  type UserAttributes,
} from './session-adapter.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

/** A person with a session. */
export type SignedIn = {
  readonly identity: Identity;
  readonly sessionHandle: string;
  readonly reach: SessionReach;
};

/** Whoever has a session: a person, or who opened a setup link. */
export type OpenSession = Omit<SignedIn, 'identity'> & { readonly identity: Identity | SetupIdentity };

/** Where a request comes from, as the person sees it in the list of their sessions. */
type Client = { readonly address: string | null; readonly userAgent: string | null };

/** Cookies are whole `Set-Cookie` values; `cookieHeader` is the request's `Cookie`, or empty. */
export type Sessions = {
  /** Who is signed in with this request, or null. Moves the idle lifetime on. */
  find(cookieHeader: string, client: Client): Promise<OpenSession | null>;
  /** Starts a session of its own id, whatever the browser had before, which ends. */
  start(
    owner: SessionOwner,
    client: Client,
    request: { readonly cookieHeader: string; readonly wayIn?: WayIn },
  ): Promise<{ cookie: string; signedIn: OpenSession }>;
  /** Ends the session of this request, if there is one. */
  end(cookieHeader: string): Promise<{ cookie: string }>;
};

/** What the sign-in was; that of a person's own password or link says nothing. */
type WayIn = {
  readonly sso?: { readonly organizationId: string; readonly connectionId: string };
  readonly breaksGlass?: boolean;
};

type Lifetime = { readonly idle: TimeSpan; readonly absolute: TimeSpan };

const lifetimes: Readonly<Record<SessionOwner['kind'], Lifetime>> = {
  account: { idle: new TimeSpan(7, 'd'), absolute: new TimeSpan(30, 'd') },
  // Staff see every customer, so a forgotten browser may not stay signed in.
  staff: { idle: new TimeSpan(1, 'h'), absolute: new TimeSpan(12, 'h') },
  // It ends with its link in any case, which can be opened again until then.
  setup: { idle: new TimeSpan(2, 'h'), absolute: new TimeSpan(12, 'h') },
};

/** A session id begins with whose it is, which decides its lifetime. Claiming another kind finds no session. */
const idPrefixes: Readonly<Record<SessionOwner['kind'], string>> = {
  account: 'a-',
  staff: 's-',
  setup: 'l-',
};

const touchedEveryMs = 60_000;

/** The only place that knows the session library. Over plain HTTP, which is localhost, browsers refuse `__Host-`. */
export function createSessions({ db, publicUrl }: { db: Database; publicUrl: string }): Sessions {
  const secure = publicUrl.startsWith('https:');
  const luciaFor = (kind: SessionOwner['kind']) =>
    new Lucia(createSessionAdapter(db, kind), {
      sessionExpiresIn: lifetimes[kind].idle,
      sessionCookie: {
        name: secure ? '__Host-rollcall' : 'rollcall',
        expires: false,
        attributes: { secure },
      },
      getSessionAttributes: (attributes) => attributes,
      getUserAttributes: (attributes) => attributes,
    });
  const lucias = { account: luciaFor('account'), staff: luciaFor('staff'), setup: luciaFor('setup') };

  const read = (cookieHeader: string) => {
    const id = lucias.account.readSessionCookie(cookieHeader);
    if (!id) return null;
    return { id, lucia: lucias[kindOf(id)] };
  };
  const endOf = async (cookieHeader: string) => {
    const found = read(cookieHeader);
    if (found) await found.lucia.invalidateSession(found.id);
  };

  return {
    find: async (cookieHeader, client) => {
      const found = read(cookieHeader);
      if (!found) return null;
      const { session, user } = await found.lucia.validateSession(found.id);
      if (!session) return null;
      const signedIn = {
        identity: user.identity,
        sessionHandle: session.handle,
        reach: reachOf(session, user),
      };
      if (Date.now() - session.lastSeenAt.getTime() >= touchedEveryMs)
        await touchSession(db, signedIn, client);
      return signedIn;
    },
    start: async (owner, client, { cookieHeader, wayIn = {} }) => {
      await endOf(cookieHeader);
      const { absolute } = lifetimes[owner.kind];
      const now = Date.now();
      const lucia = lucias[owner.kind];
      const { id } = await lucia.createSession(
        owner.id,
        {
          handle: randomUUID(),
          lastSeenAt: new Date(now),
          absoluteExpiresAt: new Date(now + absolute.milliseconds()),
          ...client,
          organizationId: wayIn.sso?.organizationId ?? null,
          ssoConnectionId: wayIn.sso?.connectionId ?? null,
          breaksGlass: wayIn.breaksGlass ?? false,
        },
        { sessionId: idPrefixes[owner.kind] + randomBytes(32).toString('base64url') },
      );
      const { kind, id: ownerId } = owner;
      if (kind !== 'setup') await noteDevice(db, { kind, id: ownerId }, client);
      const { session, user } = await lucia.validateSession(id);
      if (!session) throw new Error('A session that was just made is not there');
      return {
        cookie: lucia.createSessionCookie(id).serialize(),
        signedIn: { identity: user.identity, sessionHandle: session.handle, reach: reachOf(session, user) },
      };
    },
    end: async (cookieHeader) => {
      await endOf(cookieHeader);
      return { cookie: lucias.account.createBlankSessionCookie().serialize() };
    },
  };
}

function reachOf(session: SessionAttributes, account: Pick<UserAttributes, 'organizationId'>): SessionReach {
  return {
    onlyOrganizationId: session.organizationId ?? account.organizationId,
    throughSso: session.organizationId !== null,
    breaksGlass: session.breaksGlass,
  };
}

function kindOf(sessionId: string): SessionOwner['kind'] {
  if (sessionId.startsWith(idPrefixes.staff)) return 'staff';
  return sessionId.startsWith(idPrefixes.setup) ? 'setup' : 'account';
}
