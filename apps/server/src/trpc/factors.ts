import { z } from 'zod';
import { beginAuthenticatorApp, checkCode, confirmAuthenticatorApp } from '#auth/authenticator-codes.ts';
import { passkeyCreationOptions, registerPasskey } from '#auth/passkeys.ts';
import type { Identity } from '#domain/accounts/principal.ts';
import { removeAuthenticatorApp } from '#domain/second-factors/authenticator-app.ts';
import { removePasskey, renamePasskey } from '#domain/second-factors/passkeys.ts';
import { secondFactorsOf } from '#domain/second-factors/queries.ts';
import { makeRecoveryCodes } from '#domain/second-factors/recovery-codes.ts';
import { requireOwnSignIn } from '#domain/sessions/session-reach.ts';
import { AppError } from '#errors.ts';
import type { Context } from './context.ts';
import { registrationResponse } from './passkey-input.ts';
import { beyondSetupLink, publicProcedure, router, signedInProcedure } from './procedures.ts';
import { renewSession } from './start-session.ts';

const codeInput = z.object({ code: z.string().min(1).max(40) });
const passkeyId = z.string().min(1).max(2_000);
const passkeyName = z.string().trim().min(1).max(100);

/** Who may set up a second factor: whoever is signed in, and whoever has to set up the first one to be. */
const enrolProcedure = publicProcedure.use(async ({ ctx, next }) => {
  return await next({ ctx: { owner: await enrolling(ctx) } });
});

export const factorRouter = router({
  list: enrolProcedure.query(({ ctx }) => secondFactorsOf(ctx.db, ctx.owner)),

  /** A code of the app or a recovery code, as the second step of a sign-in. */
  verifyCode: publicProcedure.input(codeInput).mutation(async ({ ctx, input }) => {
    const pending = await ctx.sessions.findPending(ctx.cookieHeader);
    if (pending?.step !== 'verify') throw notBegun();
    await checkCode(ctx, pending.identity, input.code);
    return await renewSession(ctx, { secondFactor: true });
  }),

  beginApp: enrolProcedure.mutation(({ ctx }) => beginAuthenticatorApp(ctx, ctx.owner)),

  confirmApp: enrolProcedure.input(codeInput).mutation(async ({ ctx, input }) => {
    const recoveryCodes = await confirmAuthenticatorApp(ctx, ctx.owner, input.code);
    return { recoveryCodes, session: await renewSession(ctx, { secondFactor: true }) };
  }),

  removeApp: signedInProcedure.mutation(async ({ ctx }) => {
    const { identity } = ctx.signedIn;
    await keepOne(ctx, identity, ({ passkeys }) => passkeys.length > 0);
    await removeAuthenticatorApp(ctx.db, identity);
  }),

  newRecoveryCodes: signedInProcedure.mutation(({ ctx }) => makeRecoveryCodes(ctx.db, ctx.signedIn.identity)),

  passkeyOptions: enrolProcedure.mutation(({ ctx }) => passkeyCreationOptions(ctx, ctx.owner)),

  addPasskey: enrolProcedure
    .input(z.object({ name: passkeyName, response: registrationResponse }))
    .mutation(async ({ ctx, input }) => {
      await registerPasskey(ctx, ctx.owner, input);
      return await renewSession(ctx, { secondFactor: true });
    }),

  renamePasskey: signedInProcedure
    .input(z.object({ id: passkeyId, name: passkeyName }))
    .mutation(({ ctx, input }) => renamePasskey(ctx.db, ctx.signedIn.identity, input)),

  removePasskey: signedInProcedure.input(z.object({ id: passkeyId })).mutation(async ({ ctx, input }) => {
    const { identity } = ctx.signedIn;
    await keepOne(ctx, identity, ({ passkeys, authenticatorApp }) =>
      Boolean(authenticatorApp || passkeys.some(({ id }) => id !== input.id)),
    );
    await removePasskey(ctx.db, identity, input.id);
  }),
});

async function enrolling(ctx: Context): Promise<Identity> {
  const { signedIn } = ctx;
  if (signedIn) {
    if (signedIn.identity.kind === 'setup') throw beyondSetupLink();
    requireOwnSignIn(signedIn.reach);
    return signedIn.identity;
  }
  const pending = await ctx.sessions.findPending(ctx.cookieHeader);
  if (pending?.step !== 'set_up') throw notBegun();
  return pending.identity;
}

function notBegun(): AppError {
  return new AppError('unauthenticated', 'This sign-in has ended. Begin again.');
}

/** Staff who need a second factor replace their last one, and do not go without. @throws conflict */
async function keepOne(
  { db, staffSecondFactor }: Context,
  identity: Identity,
  leavesOne: (factors: Awaited<ReturnType<typeof secondFactorsOf>>) => boolean,
): Promise<void> {
  if (identity.kind !== 'staff' || !staffSecondFactor) return;
  if (leavesOne(await secondFactorsOf(db, identity))) return;
  throw new AppError('conflict', 'It is your last second factor. Set up another one first.');
}
