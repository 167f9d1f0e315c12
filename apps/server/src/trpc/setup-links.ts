import { z } from 'zod';
import { createSetupLink } from '#domain/setup-links/create-setup-link.ts';
import { listSetupLinks } from '#domain/setup-links/queries.ts';
import { revokeSetupLink } from '#domain/setup-links/revoke-setup-link.ts';
import { setupLinkUrl } from '#domain/setup-links/setup-link-token.ts';
import { setupPurposes } from '#domain/setup-links/setup-purpose.ts';
import { idInput } from './id-input.ts';
import { organizationProcedure, router } from './procedures.ts';

export const setupLinkRouter = router({
  list: organizationProcedure.query(({ ctx }) => listSetupLinks(ctx.scope)),

  create: organizationProcedure
    .input(
      z.object({
        purpose: z.enum(setupPurposes),
        recipient: z.string().trim().min(1).max(100),
        lifetimeHours: z.number().int(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { id, token, expiresAt } = await createSetupLink(ctx.scope, input);
      return { id, url: setupLinkUrl(ctx.publicUrl, token), expiresAt };
    }),

  revoke: organizationProcedure
    .input(z.object({ id: idInput }))
    .mutation(({ ctx, input }) => revokeSetupLink(ctx.scope, input.id)),
});
