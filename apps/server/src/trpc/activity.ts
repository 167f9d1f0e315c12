import { z } from 'zod';
import { authenticationFailures } from '#domain/activity/authentication-failures.ts';
import { operations } from '#domain/activity/operation.ts';
import { getActivity, listActivity } from '#domain/activity/queries.ts';
import { idInput } from './id-input.ts';
import { pageInput, searchInput } from './page-input.ts';
import { organizationProcedure, router } from './procedures.ts';

/** ISO 8601, of any offset. */
const timeInput = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const activityRouter = router({
  list: organizationProcedure
    .input(
      pageInput.extend({
        directoryId: idInput.optional(),
        operation: z.enum(operations).optional(),
        result: z.enum(['ok', 'failed']).optional(),
        resourceType: z.enum(['User', 'Group']).optional(),
        search: searchInput,
        memberId: idInput.optional(),
        groupId: idInput.optional(),
        from: timeInput.optional(),
        to: timeInput.optional(),
      }),
    )
    .query(({ ctx, input }) => listActivity(ctx.scope, input)),

  get: organizationProcedure
    .input(z.object({ id: idInput, at: timeInput }))
    .query(({ ctx, input }) => getActivity(ctx.scope, input)),

  authenticationFailures: organizationProcedure
    .input(z.object({ directoryId: idInput.optional() }))
    .query(({ ctx, input }) => authenticationFailures(ctx.scope, input)),
});
