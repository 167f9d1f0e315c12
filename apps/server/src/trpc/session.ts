import { languages } from '@rollcall/access';
import { z } from 'zod';
import { changePassword } from '#auth/change-password.ts';
import { passkeyRequestOptions, signInWithPasskey } from '#auth/passkeys.ts';
import type { SignedIn } from '#auth/sessions.ts';
import { signInWithPassword } from '#auth/sign-in-with-password.ts';
import type { Principal } from '#domain/accounts/principal.ts';
import { organizationsOfAccount } from '#domain/accounts/queries.ts';
import { redeemSignInLink } from '#domain/accounts/redeem-sign-in-link.ts';
import { requestSignInLink } from '#domain/accounts/request-sign-in-link.ts';
import { ownMembership } from '#domain/members/own-membership.ts';
import { listSessions } from '#domain/sessions/queries.ts';
import { revokeOtherSessions } from '#domain/sessions/revoke-other-sessions.ts';
import { revokeSession } from '#domain/sessions/revoke-session.ts';
import type { SessionReach } from '#domain/sessions/session-reach.ts';
import { openSetupLink } from '#domain/setup-links/open-setup-link.ts';
import { notFound } from '#errors.ts';
import { idInput } from './id-input.ts';
import { authenticationResponse } from './passkey-input.ts';
import { publicProcedure, router, sessionProcedure, signedInProcedure, slugInput } from './procedures.ts';
import { describeSession, renewSession, startSession } from './start-session.ts';

export const sessionRouter = router({
  current: publicProcedure.query(({ ctx }) => (ctx.signedIn ? describeSession(ctx, ctx.signedIn) : null)),

  signIn: publicProcedure
    .input(z.object({ email: z.string().max(320), password: z.string().max(4096) }))
    .mutation(async ({ ctx, input }) => {
      const { address } = ctx.client;
      return await startSession(ctx, await signInWithPassword(ctx, { ...input, address }));
    }),

  /** Says nothing of whether somebody has this address. */
  requestLink: publicProcedure
    .input(z.object({ email: z.string().max(320), language: z.enum(languages).optional() }))
    .mutation(async ({ ctx, input }) => {
      await ctx.limits.askForLink({ email: input.email, address: ctx.client.address });
      await requestSignInLink(ctx.db, input);
    }),

  /** What somebody who has begun to sign in still has to do, or null. */
  secondStep: publicProcedure.query(async ({ ctx }) => {
    const pending = await ctx.sessions.findPending(ctx.cookieHeader);
    return pending && { step: pending.step, email: pending.identity.email };
  }),

  /** A mutation, since it keeps a challenge. */
  passkeyOptions: publicProcedure.mutation(({ ctx }) => passkeyRequestOptions(ctx)),

  signInWithPasskey: publicProcedure
    .input(z.object({ response: authenticationResponse }))
    .mutation(async ({ ctx, input }) =>
      startSession(ctx, await signInWithPasskey(ctx, input.response), { secondFactor: true }),
    ),

  redeemLink: publicProcedure
    .input(z.object({ token: z.string().min(1).max(200) }))
    .mutation(async ({ ctx, input }) => {
      const { principal, breaksGlass } = await redeemSignInLink(ctx.db, input.token);
      return await startSession(ctx, principal, { breaksGlass });
    }),

  openSetupLink: publicProcedure
    .input(z.object({ token: z.string().min(1).max(200) }))
    .mutation(async ({ ctx, input }) => {
      const { address } = ctx.client;
      return await startSession(ctx, await openSetupLink(ctx.db, { token: input.token, address }));
    }),

  /** Who somebody is in an organization that they do not administer. */
  membership: sessionProcedure.input(z.object({ slug: slugInput })).query(async ({ ctx, input }) => {
    const { identity, reach } = ctx.signedIn;
    const organizations =
      identity.kind === 'account' ? await organizationsOfAccount(ctx.db, identity.id, reach) : [];
    const reached = organizations.find(({ slug, needsSso }) => slug === input.slug && !needsSso);
    if (!reached) throw notFound('organization');
    return await ownMembership(ctx.db, identity.id, input.slug);
  }),

  /** Does what it says for whoever asks, signed in or not. */
  signOut: publicProcedure.mutation(async ({ ctx }) => {
    const { cookie } = await ctx.sessions.end(ctx.cookieHeader);
    ctx.setCookie(cookie);
  }),

  list: sessionProcedure.query(async ({ ctx }) => {
    const sessions = await listSessions(ctx.db, ctx.signedIn.identity, ctx.signedIn.reach);
    return sessions.map((session) => ({ ...session, current: session.id === ctx.signedIn.sessionHandle }));
  }),

  revoke: sessionProcedure
    .input(z.object({ id: idInput }))
    .mutation(({ ctx, input }) => revokeSession(ctx.db, whoseOf(ctx.signedIn), input.id)),

  revokeOthers: sessionProcedure.mutation(async ({ ctx }) => {
    await revokeOtherSessions(ctx.db, whoseOf(ctx.signedIn), ctx.signedIn.sessionHandle);
  }),

  setPassword: signedInProcedure
    .input(z.object({ currentPassword: z.string().max(4096).optional(), newPassword: z.string().max(4096) }))
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx, ctx.signedIn, { ...input, address: ctx.client.address });
      await renewSession(ctx);
    }),
});

function whoseOf({ identity, reach }: SignedIn): { principal: Principal; reach: SessionReach } {
  return { principal: identity, reach };
}
