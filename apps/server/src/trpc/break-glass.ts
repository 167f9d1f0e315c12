import { z } from 'zod';
import { cancelBreakGlass, cancelBreakGlassByLink } from '#domain/break-glass/cancel-break-glass.ts';
import { confirmBreakGlass } from '#domain/break-glass/confirm-break-glass.ts';
import { breakGlassOf } from '#domain/break-glass/queries.ts';
import { requestBreakGlass } from '#domain/break-glass/request-break-glass.ts';
import { idInput } from './id-input.ts';
import { publicProcedure, router, slugInput, staffProcedure } from './procedures.ts';
import { actingStaff } from './support.ts';

const one = z.object({ organization: slugInput, id: idInput });

/** The last way into an organization that nobody administers and that has switched support access off. */
export const breakGlassRouter = router({
  state: staffProcedure
    .input(z.object({ organization: slugInput }))
    .query(({ ctx, input }) => breakGlassOf(ctx.db, ctx.staff.id, input.organization)),

  request: staffProcedure
    .input(
      z.object({
        organization: slugInput,
        email: z.string().max(320),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .mutation(({ ctx, input: { organization: slug, ...input } }) =>
      requestBreakGlass(ctx.db, actingStaff(ctx), { slug, ...input }),
    ),

  confirm: staffProcedure
    .input(one)
    .mutation(({ ctx, input: { organization: slug, id } }) =>
      confirmBreakGlass(ctx.db, actingStaff(ctx), { slug, id }),
    ),

  cancel: staffProcedure
    .input(one)
    .mutation(({ ctx, input: { organization: slug, id } }) =>
      cancelBreakGlass(ctx.db, actingStaff(ctx), { slug, id }),
    ),

  /** For whoever holds the link of an announcement. */
  cancelByLink: publicProcedure
    .input(z.object({ token: z.string().min(1).max(200) }))
    .mutation(({ ctx, input }) =>
      cancelBreakGlassByLink(ctx.db, { token: input.token, address: ctx.client.address }),
    ),
});
