import { staffMay } from '@rollcall/access';
import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import type { OpenSession } from '#auth/sessions.ts';
import type { StaffIdentity } from '#domain/accounts/principal.ts';
import { scopeOf } from '#domain/organizations/organization-access.ts';
import { requireOwnSignIn } from '#domain/sessions/session-reach.ts';
import type { SetupPurpose } from '#domain/setup-links/setup-purpose.ts';
import { AppError } from '#errors.ts';
import type { Context } from './context.ts';
import { answerTo, asTrpcError, withStatus } from './error-format.ts';

export type ProcedureMeta = {
  /** Setup links of these purposes reach the procedure. One that does not say so is closed to all of them. */
  readonly setup?: readonly SetupPurpose[];
};

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
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
  const { identity, ...session } = signedInOf(ctx);
  if (identity.kind === 'setup') throw beyondSetupLink();
  return await next({ ctx: { signedIn: { ...session, identity } } });
});

/** Somebody who signed in by themselves, not through an organization's IdP: for what is the person's own. */
export const signedInProcedure = sessionProcedure.use(async ({ ctx, next }) => {
  requireOwnSignIn(ctx.signedIn.reach);
  return await next();
});

function signedInOf({ signedIn }: Context): OpenSession {
  if (!signedIn) throw new AppError('unauthenticated', 'You are not signed in.');
  return signedIn;
}

export function beyondSetupLink(): AppError {
  return new AppError('forbidden', 'This setup link is not for that.');
}

export const slugInput = z.string().min(1).max(64);

/**
 * Somebody who runs the organization of the input: a member who administers it, or staff that has opened it; and whoever
 * opened a setup link, where `meta` lets them. It is looked up at every request, so that access ends with the role, the
 * membership or the time.
 */
export const organizationProcedure = publicProcedure
  .input(z.object({ organization: slugInput }))
  .use(async ({ ctx, path, meta, input, type, next }) => {
    const { identity, reach } = signedInOf(ctx);
    if (identity.kind === 'setup' && !meta?.setup?.includes(identity.purpose)) throw beyondSetupLink();
    const { address } = ctx.client;
    const { organization, scope, leaving } = await scopeOf(ctx.db, {
      identity,
      reach,
      address,
      slug: input.organization,
    });
    if (identity.kind === 'staff') requireStaffMay(identity, path);
    if (leaving && type === 'mutation') {
      throw new AppError(
        'forbidden',
        'Your identity provider has removed you. Until another admin decides about it you can look, but change nothing.',
      );
    }
    return await next({ ctx: { scope, organization, leaving } });
  });

/** @throws forbidden for an agent of support where the act is a manager's. */
function requireStaffMay({ role }: StaffIdentity, path: string): void {
  if (staffMay(role, path)) return;
  throw new AppError('forbidden', 'Only a manager of support does this. Ask one of them.');
}

/** An admin of the organization of the input, for what support may not decide in their place. */
export const customerProcedure = organizationProcedure.use(async ({ ctx, next }) => {
  if (ctx.scope.actor.kind !== 'account') {
    throw new AppError('forbidden', 'Only an admin of the organization decides this, not support.');
  }
  return await next();
});

/** Support that has opened the organization of the input, for what an admin of it may not do. */
export const supportProcedure = organizationProcedure.use(async ({ ctx, next }) => {
  const { actor, ...scope } = ctx.scope;
  const { kind } = actor;
  if (kind !== 'staff') throw new AppError('forbidden', 'Only support can do this.');
  return await next({ ctx: { scope: { ...scope, actor: { ...actor, kind } } } });
});

/** The vendor's support. */
export const staffProcedure = signedInProcedure.use(async ({ ctx, path, next }) => {
  const { identity } = ctx.signedIn;
  if (identity.kind !== 'staff') throw new AppError('forbidden', 'Only support can do this.');
  requireStaffMay(identity, path);
  return await next({ ctx: { staff: identity } });
});
