import type { Request, Response } from 'express';
import { Router } from 'express';
import type { Logger } from 'pino';
import { createSessions, type Sessions } from '#auth/sessions.ts';
import { createSignInLimits } from '#auth/sign-in-limits.ts';
import { scopeOf } from '#domain/organizations/organization-access.ts';
import type { Database } from '#domain/scope.ts';
import type { SecretBox } from '#domain/secrets/secret-box.ts';
import { SsoProblem } from '#domain/sso/problem.ts';
import { connectionToUse, organizationToSignInTo, peopleToAsk, redirectUriOf } from '#domain/sso/queries.ts';
import { recordTest } from '#domain/sso/record-test.ts';
import { isTrustedEmail, signInWithIdentity } from '#domain/sso/sign-in-with-identity.ts';
import { asAppError } from '#errors.ts';
import { begin } from './begin.ts';
import { clearedBinding } from './browser-binding.ts';
import { type Answered, finish } from './finish.ts';
import type { OpenId } from './open-id.ts';
import { portalPath } from './portal-path.ts';
import { refusalCookie } from './refusal.ts';

type SsoDeps = {
  readonly db: Database;
  readonly secrets: SecretBox;
  readonly openId: OpenId;
  readonly publicUrl: string;
  readonly logger: Logger;
  readonly staffSecondFactor: boolean;
};

type Deps = SsoDeps & { readonly sessions: Sessions };

type Organization = NonNullable<Awaited<ReturnType<typeof organizationToSignInTo>>>;

/** The way to an organization's IdP and back, to be mounted at `/auth/sso`. Answers are redirects to the portal. */
export function createSsoRouter(given: SsoDeps): Router {
  const { db, publicUrl } = given;
  const deps = { ...given, sessions: createSessions(given) };
  const limits = createSignInLimits(db);
  const router = Router();
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store').set('Referrer-Policy', 'no-referrer');
    next();
  });

  router.get('/start/:slug', async (req, res) => {
    const organization = await organizationToSignInTo(db, req.params.slug);
    await refusing(deps, res, organization, async () => {
      const scope = { db, organizationId: organization?.id ?? '' };
      const connection = organization && (await connectionToUse(scope, 'on'));
      if (!connection) throw new SsoProblem('off');
      await limits.leaveForIdp({ address: req.ip ?? null });
      const { url, cookie } = await begin(deps, scope, {
        connection,
        slug: organization.slug,
        loginHint: textOf(req.query.login_hint),
        purpose: 'sign_in',
        next: portalPath(req.query.next, publicUrl),
      });
      res.append('Set-Cookie', cookie).redirect(303, url);
    });
  });

  router.get('/callback/:slug', async (req, res) => {
    const organization = await organizationToSignInTo(db, req.params.slug);
    await refusing(deps, res, organization, async () => {
      if (!organization) throw new SsoProblem('off');
      const answer = new URL(redirectUriOf(publicUrl, organization.slug));
      answer.search = new URL(req.originalUrl, publicUrl).search;
      const scope = { db, organizationId: organization.id };
      const answered = await finish(deps, scope, { answer, cookieHeader: req.get('cookie') ?? '' });
      res.append('Set-Cookie', clearedBinding(publicUrl));
      switch (answered.attempt.purpose) {
        case 'test':
          return await finishTest(deps, { req, res, organization, answered });
        case 'sign_in':
          return await finishSignIn(deps, { req, res, organization, answered });
      }
    });
  });

  return router;
}

type Finishing = { req: Request; res: Response; organization: Organization; answered: Answered };

async function finishSignIn(
  { db, sessions }: Deps,
  { req, res, organization, answered }: Finishing,
): Promise<void> {
  const { outcome, connection, attempt } = answered;
  if (outcome instanceof SsoProblem) throw outcome;
  const scope = { db, organizationId: organization.id };
  const emailTrusted = await isTrustedEmail(scope, outcome);
  const { accountId } = await signInWithIdentity(scope, { connection, claims: outcome, emailTrusted });
  const { cookie } = await sessions.start({ kind: 'account', id: accountId }, clientOf(req), {
    cookieHeader: req.get('cookie') ?? '',
    wayIn: { sso: { organizationId: organization.id, connectionId: connection.id } },
  });
  res.append('Set-Cookie', cookie).redirect(303, attempt.next);
}

/** The result belongs to whoever administers the organization in this browser, as when the test began. */
async function finishTest(
  { db, sessions }: Deps,
  { req, res, organization, answered }: Finishing,
): Promise<void> {
  const { outcome, connection, attempt } = answered;
  const client = clientOf(req);
  const signedIn = await sessions.find(req.get('cookie') ?? '', client);
  const { identity } = signedIn ?? {};
  if (!signedIn || (identity?.kind === 'setup' && identity.purpose !== 'sso'))
    throw new SsoProblem('no_attempt');
  const { scope } = await scopeOf(db, { ...signedIn, address: client.address, slug: organization.slug });
  if (outcome instanceof SsoProblem) {
    const { reason, detail } = outcome;
    await recordTest(scope, connection.id, { claims: null, failure: { reason, detail } });
  } else {
    const emailTrusted = await isTrustedEmail(scope, outcome);
    await recordTest(scope, connection.id, { claims: { ...outcome, emailTrusted }, failure: null });
  }
  res.redirect(303, attempt.next);
}

/** Somebody who is refused reads why on a page of the portal. Whom to ask is for those whom the IdP vouched for. */
async function refusing(
  { db, publicUrl, logger }: Deps,
  res: Response,
  organization: Organization | null,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { reason, detail } = problemToShow(error);
    logger.info({ reason, organizationId: organization?.id }, 'A single sign-on was refused');
    const ask =
      organization && reasonsAboutPeople.has(reason)
        ? await peopleToAsk({ db, organizationId: organization.id })
        : [];
    const about = organization && { slug: organization.slug, name: organization.name };
    res.append('Set-Cookie', refusalCookie(publicUrl, { reason, detail, organization: about, ask }));
    res.redirect(303, '/sign-in/refused');
  }
}

/** What cannot be done for a reason of ours that may be told, such as a key that is missing, has its sentence. */
function problemToShow(error: unknown): SsoProblem {
  if (error instanceof SsoProblem) return error;
  const known = asAppError(error);
  if (known) return new SsoProblem('unavailable', known.detail);
  throw error;
}

const reasonsAboutPeople: ReadonlySet<SsoProblem['reason']> = new Set([
  'email_missing',
  'email_not_verified',
  'not_provisioned',
  'deactivated',
  'ambiguous',
  'other_subject',
]);

function clientOf(req: Request): { address: string | null; userAgent: string | null } {
  return { address: req.ip ?? null, userAgent: req.get('user-agent')?.slice(0, 300) ?? null };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 254) : null;
}
