import { randomBytes, randomUUID } from 'node:crypto';
import { Lucia, TimeSpan } from 'lucia';
import type { Identity, Principal } from '#domain/accounts/principal.ts';
import type { Database } from '#domain/scope.ts';
import type { SessionReach } from '#domain/sessions/session-reach.ts';
import { touchSession } from '#domain/sessions/touch-session.ts';
import { createSessionAdapter, type SessionAttributes, type UserAttributes } from './session-adapter.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

export type SignedIn = {
  readonly identity: Identity;
  readonly sessionHandle: string;
  readonly reach: SessionReach;
};

/** Where a request comes from, as the person sees it in the list of their sessions. */
type Client = { readonly address: string | null; readonly userAgent: string | null };

/** Cookies are whole `Set-Cookie` values; `cookieHeader` is the request's `Cookie`, or empty. */
export type Sessions = {
  /** Who is signed in with this request, or null. Moves the idle lifetime on. */
  find(cookieHeader: string, client: Client): Promise<SignedIn | null>;
  /** Starts a session of its own id, whatever the browser had before, which ends. */
  start(
    principal: Principal,
    client: Client,
    request: { readonly cookieHeader: string; readonly wayIn?: WayIn },
  ): Promise<{ cookie: string; signedIn: SignedIn }>;
  /** Ends the session of this request, if there is one. */
  end(cookieHeader: string): Promise<{ cookie: string }>;
};

/** What the sign-in was; that of a person's own password or link says nothing. */
type WayIn = {
  readonly sso?: { readonly organizationId: string; readonly connectionId: string };
  readonly breaksGlass?: boolean;
};

type Lifetime = { readonly idle: TimeSpan; readonly absolute: TimeSpan };

const lifetimes: Readonly<Record<Principal['kind'], Lifetime>> = {
  account: { idle: new TimeSpan(7, 'd'), absolute: new TimeSpan(30, 'd') },
  // Staff see every customer, so a forgotten browser may not stay signed in.
  staff: { idle: new TimeSpan(1, 'h'), absolute: new TimeSpan(12, 'h') },
};

/** A session id begins with whose it is, which decides its lifetime. Claiming the other kind finds no session. */
const idPrefixes: Readonly<Record<Principal['kind'], string>> = { account: 'a-', staff: 's-' };

const touchedEveryMs = 60_000;

/** The only place that knows the session library. Over plain HTTP, which is localhost, browsers refuse `__Host-`. */
export function createSessions({ db, publicUrl }: { db: Database; publicUrl: string }): Sessions {
  const secure = publicUrl.startsWith('https:');
  const luciaFor = (kind: Principal['kind']) =>
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
  const lucias = { account: luciaFor('account'), staff: luciaFor('staff') };

  const read = (cookieHeader: string) => {
    const id = lucias.account.readSessionCookie(cookieHeader);
    if (!id) return null;
    return { id, lucia: id.startsWith(idPrefixes.staff) ? lucias.staff : lucias.account };
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
      if (Date.now() - session.lastSeenAt.getTime() >= touchedEveryMs)
        await touchSession(db, session.handle, client);
      return { identity: user.identity, sessionHandle: session.handle, reach: reachOf(session, user) };
    },
    start: async (principal, client, { cookieHeader, wayIn = {} }) => {
      await endOf(cookieHeader);
      const { absolute } = lifetimes[principal.kind];
      const now = Date.now();
      const lucia = lucias[principal.kind];
      const { id } = await lucia.createSession(
        principal.id,
        {
          handle: randomUUID(),
          lastSeenAt: new Date(now),
          absoluteExpiresAt: new Date(now + absolute.milliseconds()),
          ...client,
          organizationId: wayIn.sso?.organizationId ?? null,
          ssoConnectionId: wayIn.sso?.connectionId ?? null,
          breaksGlass: wayIn.breaksGlass ?? false,
        },
        { sessionId: idPrefixes[principal.kind] + randomBytes(32).toString('base64url') },
      );
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
