import { z } from 'zod';
import { changePassword } from '#auth/change-password.ts';
import type { SignedIn } from '#auth/sessions.ts';
import { signInWithPassword } from '#auth/sign-in-with-password.ts';
import type { Principal } from '#domain/accounts/principal.ts';
import { organizationsOfAccount } from '#domain/accounts/queries.ts';
import { redeemSignInLink } from '#domain/accounts/redeem-sign-in-link.ts';
import { listSessions } from '#domain/sessions/queries.ts';
import { revokeOtherSessions } from '#domain/sessions/revoke-other-sessions.ts';
import { revokeSession } from '#domain/sessions/revoke-session.ts';
import { openAccessOf } from '#domain/support/queries.ts';
import type { Context } from './context.ts';
import { idInput } from './id-input.ts';
import { publicProcedure, router, signedInProcedure } from './procedures.ts';

export const sessionRouter = router({
  current: publicProcedure.query(({ ctx }) => (ctx.signedIn ? describe(ctx, ctx.signedIn) : null)),

  signIn: publicProcedure
    .input(z.object({ email: z.string().max(320), password: z.string().max(4096) }))
    .mutation(async ({ ctx, input }) => {
      const { address } = ctx.client;
      return await start(ctx, await signInWithPassword(ctx, { ...input, address }));
    }),

  redeemLink: publicProcedure
    .input(z.object({ token: z.string().min(1).max(200) }))
    .mutation(async ({ ctx, input }) => await start(ctx, await redeemSignInLink(ctx.db, input.token))),

  /** Does what it says for whoever asks, signed in or not. */
  signOut: publicProcedure.mutation(async ({ ctx }) => {
    const { cookie } = await ctx.sessions.end(ctx.cookieHeader);
    ctx.setCookie(cookie);
  }),

  list: signedInProcedure.query(async ({ ctx }) => {
    const sessions = await listSessions(ctx.db, ctx.signedIn.identity);
    return sessions.map((session) => ({ ...session, current: session.id === ctx.signedIn.sessionHandle }));
  }),

  revoke: signedInProcedure
    .input(z.object({ id: idInput }))
    .mutation(({ ctx, input }) => revokeSession(ctx.db, ctx.signedIn.identity, input.id)),

  revokeOthers: signedInProcedure.mutation(async ({ ctx }) => {
    await revokeOtherSessions(ctx.db, ctx.signedIn.identity, ctx.signedIn.sessionHandle);
  }),

  setPassword: signedInProcedure
    .input(z.object({ currentPassword: z.string().max(4096).optional(), newPassword: z.string().max(4096) }))
    .mutation(({ ctx, input }) =>
      changePassword(ctx, ctx.signedIn, { ...input, address: ctx.client.address }),
    ),
});

async function start(ctx: Context, principal: Principal) {
  const { cookie, signedIn } = await ctx.sessions.start(principal, ctx.client, ctx.cookieHeader);
  ctx.setCookie(cookie);
  return await describe(ctx, signedIn);
}

async function describe({ db }: Context, { identity }: SignedIn) {
  switch (identity.kind) {
    case 'account': {
      const { kind, ...account } = identity;
      return { kind, account, organizations: await organizationsOfAccount(db, account.id) };
    }
    case 'staff': {
      const { kind, ...staff } = identity;
      return { kind, staff, access: await openAccessOf(db, staff.id) };
    }
  }
}
