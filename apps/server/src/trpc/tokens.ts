import { z } from 'zod';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import { baseUrlOf, tokenUrlOf } from '#domain/scim-tokens/endpoints.ts';
import { defaultTokenLifetime, listTokens } from '#domain/scim-tokens/queries.ts';
import { revokeToken } from '#domain/scim-tokens/revoke-token.ts';
import { idInput } from './id-input.ts';
import { organizationProcedure, router } from './procedures.ts';

export const tokenRouter = router({
  list: organizationProcedure
    .meta({ setup: ['scim'] })
    .input(z.object({ directoryId: idInput.optional() }))
    .query(({ ctx, input }) => listTokens(ctx.scope, input)),

  /** What the form for a new token begins with. */
  defaults: organizationProcedure
    .meta({ setup: ['scim'] })
    .query(async ({ ctx }) => ({ lifetimeDays: await defaultTokenLifetime(ctx.scope) })),

  create: organizationProcedure
    .meta({ setup: ['scim'] })
    .input(
      z.object({
        directoryId: idInput,
        name: z.string().trim().min(1).max(100),
        kind: z.enum(['bearer', 'client']).default('bearer'),
        /** The organization's own without it. */
        lifetimeDays: z.number().int().optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { token, tokenId, expiresAt } = await createToken(ctx.scope, input);
      const tokenUrl = input.kind === 'client' ? tokenUrlOf(ctx.publicUrl) : null;
      return { token, tokenId, baseUrl: baseUrlOf(ctx.publicUrl), tokenUrl, expiresAt };
    }),

  revoke: organizationProcedure
    .meta({ setup: ['scim'] })
    .input(z.object({ tokenId: z.string().min(1).max(40) }))
    .mutation(({ ctx, input }) => revokeToken(ctx.scope, input.tokenId)),
});
