import { z } from 'zod';
import { allowRemovals } from '#domain/removals/allow-removals.ts';
import { letKeptPeopleGo } from '#domain/removals/let-kept-people-go.ts';
import { listWithheld, withheldStates } from '#domain/removals/queries.ts';
import { rejectRemovals } from '#domain/removals/reject-removals.ts';
import { idInput } from './id-input.ts';
import { pageInput } from './page-input.ts';
import { organizationProcedure, router } from './procedures.ts';

const memberIds = z.array(idInput).min(1).max(1_000);

/** Some people by id, or all who were pending at the time of the list that somebody looks at. */
const selection = z.union([
  z.object({ memberIds }),
  z.object({ seenAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)) }),
]);

export const removalRouter = router({
  list: organizationProcedure
    .input(pageInput.extend({ state: z.enum(withheldStates) }))
    .query(async ({ ctx, input }) => {
      const seenAt = new Date();
      return { ...(await listWithheld(ctx.scope, input)), seenAt };
    }),

  allow: organizationProcedure
    .input(z.object({ selection }))
    .mutation(({ ctx, input }) => allowRemovals(ctx.scope, input.selection)),

  reject: organizationProcedure
    .input(z.object({ selection, reason: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input }) => rejectRemovals(ctx.scope, input.selection, input.reason)),

  letGo: organizationProcedure
    .input(z.object({ memberIds }))
    .mutation(({ ctx, input }) => letKeptPeopleGo(ctx.scope, input.memberIds)),
});
