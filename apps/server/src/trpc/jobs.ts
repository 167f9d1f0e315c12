import { z } from 'zod';
import { jobNames } from '#domain/jobs/job-table.ts';
import { readJobs } from '#domain/jobs/queries.ts';
import { runJobNow } from '#domain/jobs/run-job-now.ts';
import { tryJobAgain } from '#domain/jobs/try-job-again.ts';
import { idInput } from './id-input.ts';
import { router, staffProcedure } from './procedures.ts';

export const jobRouter = router({
  list: staffProcedure.query(({ ctx }) => readJobs(ctx.db)),

  runNow: staffProcedure
    .input(z.object({ name: z.enum(jobNames) }))
    .mutation(({ ctx, input }) => runJobNow(ctx.db, input.name)),

  tryAgain: staffProcedure
    .input(z.object({ id: idInput }))
    .mutation(({ ctx, input }) => tryJobAgain(ctx.db, input.id)),
});
