import { z } from 'zod';
import { authenticationFailures } from '#domain/activity/authentication-failures.ts';
import { activityFilterInput, timeInput } from '#domain/activity/filter-input.ts';
import { openBodies } from '#domain/activity/open-bodies.ts';
import { getActivity, listActivity } from '#domain/activity/queries.ts';
import { listCycles } from '#domain/cycles/queries.ts';
import { idInput } from './id-input.ts';
import { pageInput } from './page-input.ts';
import { organizationProcedure, router } from './procedures.ts';

export const activityRouter = router({
  list: organizationProcedure
    .input(pageInput.extend(activityFilterInput.shape))
    .query(({ ctx, input }) => listActivity(ctx.scope, input)),

  cycles: organizationProcedure
    .input(
      pageInput.extend(
        activityFilterInput.pick({ directoryId: true, lookUps: true, result: true, from: true, to: true })
          .shape,
      ),
    )
    .query(({ ctx, input }) => listCycles(ctx.scope, input)),

  get: organizationProcedure
    .input(z.object({ id: idInput, at: timeInput }))
    .query(({ ctx, input }) => getActivity(ctx.scope, input)),

  /** It leaves a line in the audit where support looks, so it is none of what is only read. */
  openBodies: organizationProcedure
    .input(z.object({ id: idInput, at: timeInput }))
    .mutation(({ ctx, input }) => openBodies(ctx.scope, input)),

  authenticationFailures: organizationProcedure
    .input(z.object({ directoryId: idInput.optional() }))
    .query(({ ctx, input }) => authenticationFailures(ctx.scope, input)),
});
