import { randomUUID } from 'node:crypto';
import type { CreateExpressContextOptions } from '@trpc/server/adapters/express';
import type { Request } from 'express';
import type { Logger } from 'pino';
import type { OpenSession, Sessions } from '#auth/sessions.ts';
import type { SignInLimits } from '#auth/sign-in-limits.ts';
import type { IdpFetch } from '#auth/sso/idp-fetch.ts';
import type { OpenId } from '#auth/sso/open-id.ts';
import type { TxtResolver } from '#domain/domains/txt-resolver.ts';
import type { Database } from '#domain/scope.ts';
import type { SecretBox } from '#domain/secrets/secret-box.ts';

/** What the portal's side of the server is made of. */
export type PortalDeps = {
  readonly db: Database;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly logger: Logger;
  /** Asks DNS for the records that prove domains. */
  readonly resolveTxt: TxtResolver;
  readonly secrets: SecretBox;
  /** Asks the IdPs of organizations. */
  readonly fetchIdp: IdpFetch;
  readonly openId: OpenId;
  /** Whether staff need a second factor. */
  readonly staffSecondFactor: boolean;
};

/** The one context of every procedure. */
export type Context = PortalDeps & {
  readonly sessions: Sessions;
  readonly limits: SignInLimits;
  readonly signedIn: OpenSession | null;
  readonly requestId: string;
  readonly client: { readonly address: string | null; readonly userAgent: string | null };
  readonly cookieHeader: string;
  readonly isFromPortal: boolean;
  readonly setCookie: (cookie: string) => void;
};

type ContextFactoryDeps = PortalDeps & { readonly sessions: Sessions; readonly limits: SignInLimits };

export function createContextFactory(deps: ContextFactoryDeps) {
  return async ({ req, res }: CreateExpressContextOptions): Promise<Context> => {
    const client = clientOf(req);
    const cookieHeader = req.get('cookie') ?? '';
    return {
      ...deps,
      client,
      cookieHeader,
      signedIn: await deps.sessions.find(cookieHeader, client),
      requestId: requestIdOf(req),
      isFromPortal: isFromPortal((name) => req.get(name), deps.publicUrl),
      setCookie: (cookie) => {
        res.append('set-cookie', cookie);
      },
    };
  };
}

/** Where a request comes from, as lists of sessions show it. */
export function clientOf(req: Request): Context['client'] {
  return { address: req.ip ?? null, userAgent: req.get('user-agent')?.slice(0, 300) ?? null };
}

/** The id that the request's log lines have, where a logger gave it one. */
function requestIdOf(request: object): string {
  return 'id' in request && typeof request.id === 'string' ? request.id : randomUUID();
}

/**
 * A page of another site can send the cookie along, but not set a header without asking first, nor say that it is
 * us: `Sec-Fetch-Site` and `Origin` are the browser's own words. What is no browser sends neither.
 */
function isFromPortal(header: (name: string) => string | undefined, publicUrl: string): boolean {
  if (header('x-rollcall') !== '1') return false;
  const site = header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = header('origin');
  return origin === undefined || origin === new URL(publicUrl).origin;
}
