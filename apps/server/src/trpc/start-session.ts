import type { OpenSession } from '#auth/sessions.ts';
import { organizationsOfAccount } from '#domain/accounts/queries.ts';
import { openAccessOf } from '#domain/support/queries.ts';
import type { Context } from './context.ts';

/** Starts a session in this browser, in place of the one that it had, and says what the portal knows of it. */
export async function startSession(
  ctx: Context,
  owner: Parameters<Context['sessions']['start']>[0],
  wayIn: Parameters<Context['sessions']['start']>[2]['wayIn'] = {},
) {
  const { cookieHeader } = ctx;
  const { cookie, signedIn } = await ctx.sessions.start(owner, ctx.client, { cookieHeader, wayIn });
  ctx.setCookie(cookie);
  return await describeSession(ctx, signedIn);
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
