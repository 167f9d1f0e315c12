import { z } from 'zod';
import { completeAccessReview } from '#domain/access-review/complete-access-review.ts';
import { accessReview } from '#domain/access-review/queries.ts';
import { organizationProcedure, router } from './procedures.ts';

export const accessReviewRouter = router({
  get: organizationProcedure.query(({ ctx }) => accessReview(ctx.scope)),

  complete: organizationProcedure
    .input(z.object({ quarter: z.string().regex(/^\d{4}-Q[1-4]$/) }))
    .mutation(({ ctx, input }) => completeAccessReview(ctx.scope, input.quarter)),
});
