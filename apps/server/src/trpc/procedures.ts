import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import { scopeOf } from '#domain/organizations/organization-access.ts';
import { requireOwnSignIn } from '#domain/sessions/session-reach.ts';
import { AppError } from '#errors.ts';
import type { Context } from './context.ts';
import { answerTo, asTrpcError, withStatus } from './error-format.ts';

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error, ctx }) => {
    const { appCode, sentence } = answerTo(error);
    const { code, httpStatus, path } = shape.data;
    return {
      ...shape,
      message: sentence,
      data: { code, httpStatus, path, appCode, requestId: ctx?.requestId ?? null },
    };
  },
});

export const router = t.router;

/** Anybody. A mutation must come from a page of the portal: the cookie alone is no proof of that. */
export const publicProcedure = t.procedure.use(async ({ ctx, type, next }) => {
  if (type === 'mutation' && !ctx.isFromPortal) {
    throw asTrpcError(new AppError('forbidden', 'This request does not come from the portal.'));
  }
  const result = await next();
  if (!result.ok) throw withStatus(result.error);
  return result;
});

/** Somebody with a session, whichever: a customer's person or the vendor's staff. */
export const sessionProcedure = publicProcedure.use(async ({ ctx, next }) => {
  if (!ctx.signedIn) throw new AppError('unauthenticated', 'You are not signed in.');
  return await next({ ctx: { signedIn: ctx.signedIn } });
});

/** Somebody who signed in by themselves, not through an organization's IdP: for what is the person's own. */
export const signedInProcedure = sessionProcedure.use(async ({ ctx, next }) => {
  requireOwnSignIn(ctx.signedIn.reach);
  return await next();
});

export const slugInput = z.string().min(1).max(64);

/**
 * Somebody who runs the organization of the input: a member who administers it, or staff that has opened it. It is
 * looked up at every request, so that access ends with the role, the membership or the time.
 */
export const organizationProcedure = sessionProcedure
  .input(z.object({ organization: slugInput }))
  .use(async ({ ctx, input, next }) => {
    const { identity, reach } = ctx.signedIn;
    const { address } = ctx.client;
    const { organization, scope } = await scopeOf(ctx.db, {
      identity,
      reach,
      address,
      slug: input.organization,
    });
    return await next({ ctx: { scope, organization } });
  });

/** Support that has opened the organization of the input, for what an admin of it may not do. */
export const supportProcedure = organizationProcedure.use(async ({ ctx, next }) => {
  const { actor, ...scope } = ctx.scope;
  const { kind } = actor;
  if (kind !== 'staff') throw new AppError('forbidden', 'Only support can do this.');
  return await next({ ctx: { scope: { ...scope, actor: { ...actor, kind } } } });
});

/** The vendor's support. */
export const staffProcedure = signedInProcedure.use(async ({ ctx, next }) => {
  const { identity } = ctx.signedIn;
  if (identity.kind !== 'staff') throw new AppError('forbidden', 'Only support can do this.');
  return await next({ ctx: { staff: identity } });
});
