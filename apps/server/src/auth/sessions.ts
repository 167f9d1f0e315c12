import { randomBytes, randomUUID } from 'node:crypto';
import { Lucia, TimeSpan } from 'lucia';
import type { Identity } from '#domain/accounts/principal.ts';
import type { Database } from '#domain/scope.ts';
import { noteDevice } from '#domain/sessions/note-device.ts';
import type { SessionReach } from '#domain/sessions/session-reach.ts';
import { touchSession } from '#domain/sessions/touch-session.ts';
import type { SetupIdentity } from '#domain/setup-links/setup-identity.ts';
import { type SecondStep, secondStepOf } from './second-step.ts';
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
  /** Who is signed in with this request, or null, also while a second step is missing. Moves the idle lifetime on. */
  find(cookieHeader: string, client: Client): Promise<OpenSession | null>;
  /** Who has begun to sign in with this request and what they still have to do, or null. */
  findPending(cookieHeader: string): Promise<PendingSignIn | null>;
  /** Starts a session of its own id, whatever the browser had before, which ends. */
  start(
    owner: SessionOwner,
    client: Client,
    request: { readonly cookieHeader: string; readonly wayIn?: WayIn },
  ): Promise<StartedSession>;
  /**
   * Gives the session of this request another id, since it is worth more from now on, so that whoever knew the one
   * before is left behind. It ends when it would have. Null: there is none.
   */
  renew(
    client: Client,
    request: { readonly cookieHeader: string; readonly secondFactor?: boolean },
  ): Promise<StartedSession | null>;
  /** Ends the session of this request, if there is one. */
  end(cookieHeader: string): Promise<{ cookie: string }>;
};

/** Somebody whose password or link was right and who has yet to do the second step. */
type PendingSignIn = { readonly identity: Identity; readonly step: NonNullable<SecondStep> };

/** `signedIn` is null while a second step is missing. */
type StartedSession = { readonly cookie: string; readonly signedIn: OpenSession | null };

/** What the sign-in was; that of a person's own password or link says nothing. */
type WayIn = {
  readonly sso?: { readonly organizationId: string; readonly connectionId: string };
  readonly breaksGlass?: boolean;
  /** A passkey, which stands for two factors. */
  readonly secondFactor?: boolean;
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

export type SessionSettings = {
  readonly db: Database;
  readonly publicUrl: string;
  /** Whether staff need one. */
  readonly staffSecondFactor: boolean;
};

/** The only place that knows the session library. Over plain HTTP, which is localhost, browsers refuse `__Host-`. */
export function createSessions({ db, publicUrl, staffSecondFactor }: SessionSettings): Sessions {
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

  const stepOf = async (session: SessionAttributes, { identity }: UserAttributes): Promise<SecondStep> => {
    if (identity.kind === 'setup') return null;
    const shown = session.secondFactorAt !== null;
    const throughSso = session.organizationId !== null;
    return await secondStepOf(db, identity, { shown, throughSso, staffNeedIt: staffSecondFactor });
  };
  const begin = async (owner: SessionOwner, attributes: SessionAttributes): Promise<StartedSession> => {
    const lucia = lucias[owner.kind];
    const sessionId = idPrefixes[owner.kind] + randomBytes(32).toString('base64url');
    await lucia.createSession(owner.id, attributes, { sessionId });
    const { session, user } = await lucia.validateSession(sessionId);
    if (!session) throw new Error('A session that was just made is not there');
    const cookie = lucia.createSessionCookie(sessionId).serialize();
    const isComplete = (await stepOf(session, user)) === null;
    return { cookie, signedIn: isComplete ? openSession(session, user) : null };
  };

  return {
    find: async (cookieHeader, client) => {
      const found = read(cookieHeader);
      if (!found) return null;
      const { session, user } = await found.lucia.validateSession(found.id);
      if (!session || (await stepOf(session, user)) !== null) return null;
      const signedIn = openSession(session, user);
      if (Date.now() - session.lastSeenAt.getTime() >= touchedEveryMs)
        await touchSession(db, signedIn, client);
      return signedIn;
    },
    findPending: async (cookieHeader) => {
      const found = read(cookieHeader);
      if (!found) return null;
      const { session, user } = await found.lucia.validateSession(found.id);
      if (!session || user.identity.kind === 'setup') return null;
      const step = await stepOf(session, user);
      return step && { identity: user.identity, step };
    },
    start: async (owner, client, { cookieHeader, wayIn = {} }) => {
      await endOf(cookieHeader);
      const now = Date.now();
      const started = await begin(owner, {
        handle: randomUUID(),
        lastSeenAt: new Date(now),
        absoluteExpiresAt: new Date(now + lifetimes[owner.kind].absolute.milliseconds()),
        ...client,
        organizationId: wayIn.sso?.organizationId ?? null,
        ssoConnectionId: wayIn.sso?.connectionId ?? null,
        breaksGlass: wayIn.breaksGlass ?? false,
        secondFactorAt: wayIn.secondFactor ? new Date(now) : null,
      });
      const { kind, id } = owner;
      if (kind !== 'setup') await noteDevice(db, { kind, id }, client);
      return started;
    },
    renew: async (client, { cookieHeader, secondFactor = false }) => {
      const found = read(cookieHeader);
      if (!found) return null;
      const { session } = await found.lucia.validateSession(found.id);
      if (!session) return null;
      const now = new Date();
      const { absoluteExpiresAt, organizationId, ssoConnectionId, breaksGlass, secondFactorAt } = session;
      const renewed = await begin(
        { kind: kindOf(found.id), id: session.userId },
        {
          handle: randomUUID(),
          lastSeenAt: now,
          absoluteExpiresAt,
          ...client,
          organizationId,
          ssoConnectionId,
          breaksGlass,
          secondFactorAt: secondFactor ? now : secondFactorAt,
        },
      );
      await found.lucia.invalidateSession(found.id);
      return renewed;
    },
    end: async (cookieHeader) => {
      await endOf(cookieHeader);
      return { cookie: lucias.account.createBlankSessionCookie().serialize() };
    },
  };
}

function openSession(session: SessionAttributes, user: UserAttributes): OpenSession {
  return { identity: user.identity, sessionHandle: session.handle, reach: reachOf(session, user) };
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
