import { ssoProviderNames } from '@rollcall/access';
import { z } from 'zod';
import { readRefusal } from '#auth/sso/refusal.ts';
import { beginTest, checkAndSave } from '#auth/sso/set-up.ts';
import { organizationOfDomain } from '#domain/domains/queries.ts';
import { createBreakGlassLink } from '#domain/sso/create-break-glass-link.ts';
import { forgetIdentity } from '#domain/sso/forget-identity.ts';
import { organizationToSignInTo, ssoSettings } from '#domain/sso/queries.ts';
import { removeConnection } from '#domain/sso/remove-connection.ts';
import { setSignInRules } from '#domain/sso/set-sign-in-rules.ts';
import { switchOn } from '#domain/sso/switch-on.ts';
import { idInput } from './id-input.ts';
import {
  organizationProcedure,
  type ProcedureMeta,
  publicProcedure,
  router,
  slugInput,
} from './procedures.ts';

/** Who has no account sets it up by a setup link; who gets in, an admin decides. */
const bySetupLink = { setup: ['sso'] } satisfies ProcedureMeta;

const connectionInput = z.object({ connectionId: idInput });

export const ssoRouter = router({
  /** Whether whoever has this address signs in through an organization. Says nothing of whether they are known. */
  forEmail: publicProcedure.input(z.object({ email: z.string().max(320) })).query(async ({ ctx, input }) => {
    const owner = await organizationOfDomain(ctx.db, input.email);
    const organization = owner && (await organizationToSignInTo(ctx.db, owner.slug));
    if (!organization?.sso) return null;
    return { slug: organization.slug, name: organization.name, ssoOnly: organization.sso.ssoOnly };
  }),

  forSlug: publicProcedure.input(z.object({ slug: slugInput })).query(async ({ ctx, input }) => {
    const organization = await organizationToSignInTo(ctx.db, input.slug);
    if (!organization?.sso) return null;
    return { slug: organization.slug, name: organization.name, ssoOnly: organization.sso.ssoOnly };
  }),

  /** Why the last sign-in of this browser was refused. */
  refusal: publicProcedure.query(({ ctx }) => readRefusal(ctx.publicUrl, ctx.cookieHeader)),

  settings: organizationProcedure
    .meta(bySetupLink)
    .query(({ ctx }) => ssoSettings(ctx.scope, { publicUrl: ctx.publicUrl, slug: ctx.organization.slug })),

  save: organizationProcedure
    .meta(bySetupLink)
    .input(
      z.object({
        provider: z.enum(ssoProviderNames),
        issuer: z.string().trim().max(500),
        clientId: z.string().trim().min(1).max(300),
        clientSecret: z.string().trim().min(1).max(2_000).nullable(),
        hostedDomain: z.string().trim().toLowerCase().min(1).max(253).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => {
      const { provider, issuer, clientId, clientSecret, hostedDomain } = input;
      return checkAndSave(ctx, ctx.scope, { provider, issuer, clientId, clientSecret, hostedDomain });
    }),

  beginTest: organizationProcedure
    .meta(bySetupLink)
    .input(connectionInput)
    .mutation(async ({ ctx, input }) => {
      const { slug } = ctx.organization;
      const next = `/o/${slug}/settings/sso`;
      const { url, cookie } = await beginTest(ctx, ctx.scope, {
        connectionId: input.connectionId,
        slug,
        next,
      });
      ctx.setCookie(cookie);
      return { url };
    }),

  switchOn: organizationProcedure
    .meta(bySetupLink)
    .input(connectionInput)
    .mutation(({ ctx, input }) => switchOn(ctx.scope, input.connectionId)),

  setRules: organizationProcedure
    .input(z.object({ ssoOnly: z.boolean(), justInTime: z.boolean() }))
    .mutation(({ ctx, input: { ssoOnly, justInTime } }) =>
      setSignInRules(ctx.scope, { ssoOnly, justInTime }),
    ),

  remove: organizationProcedure
    .input(connectionInput)
    .mutation(({ ctx, input }) => removeConnection(ctx.scope, input.connectionId)),

  forgetIdentity: organizationProcedure
    .input(z.object({ memberId: idInput }))
    .mutation(({ ctx, input }) => forgetIdentity(ctx.scope, input.memberId)),

  createBreakGlassLink: organizationProcedure
    .input(z.object({ memberId: idInput }))
    .mutation(({ ctx, input }) =>
      createBreakGlassLink(ctx.scope, { memberId: input.memberId, publicUrl: ctx.publicUrl }),
    ),
});
