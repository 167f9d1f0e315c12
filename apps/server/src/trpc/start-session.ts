import type { OpenSession } from '#auth/sessions.ts';
import { organizationsOfAccount } from '#domain/accounts/queries.ts';
import { openAccessOf } from '#domain/support/queries.ts';
import { AppError } from '#errors.ts';
import type { Context } from './context.ts';

/**
 * Starts a session in this browser, in place of the one that it had, and says what the portal knows of it; null while a
 * second step is missing.
 */
export async function startSession(
  ctx: Context,
  owner: Parameters<Context['sessions']['start']>[0],
  wayIn: Parameters<Context['sessions']['start']>[2]['wayIn'] = {},
) {
  const { cookieHeader } = ctx;
  const { cookie, signedIn } = await ctx.sessions.start(owner, ctx.client, { cookieHeader, wayIn });
  ctx.setCookie(cookie);
  return signedIn && (await describeSession(ctx, signedIn));
}

/** Gives the session of this browser another id, since it is worth more from now on. */
export async function renewSession(ctx: Context, { secondFactor = false } = {}) {
  const { cookieHeader } = ctx;
  const renewed = await ctx.sessions.renew(ctx.client, { cookieHeader, secondFactor });
  if (!renewed) throw new AppError('unauthenticated', 'You are not signed in.');
  ctx.setCookie(renewed.cookie);
  return renewed.signedIn && (await describeSession(ctx, renewed.signedIn));
}

/** Who is signed in, and where they may go. */
export async function describeSession({ db }: Context, { identity, reach }: OpenSession) {
  switch (identity.kind) {
    case 'account': {
      const { kind, ...account } = identity;
      const organizations = await organizationsOfAccount(db, account.id, reach);
      return { kind, account, organizations, ofOrganization: reach.onlyOrganizationId !== null };
    }
    case 'staff': {
      const { kind, ...staff } = identity;
      return { kind, staff, access: await openAccessOf(db, staff.id) };
    }
    case 'setup': {
      const { kind, purpose, expiresAt, organization } = identity;
      return { kind, purpose, expiresAt, organization: { slug: organization.slug, name: organization.name } };
    }
  }
}
