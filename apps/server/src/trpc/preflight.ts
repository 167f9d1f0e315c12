import { z } from 'zod';
import { compareScope } from '#domain/preflight/compare-scope.ts';
import { reportPushed } from '#domain/preflight/report-pushed.ts';
import { reportScope } from '#domain/preflight/report-scope.ts';
import { idInput } from './id-input.ts';
import { organizationProcedure, router } from './procedures.ts';

/** The domain says how long the file may be, with a sentence. Null: it would be pushed to a new connection. */
const scopeFile = z.object({ csv: z.string(), directoryId: idInput.nullable() });

/** Mutations for the size of their input; they write nothing. */
export const preflightRouter = router({
  pushed: organizationProcedure
    .input(z.object({ directoryId: idInput }))
    .query(({ ctx, input }) => reportPushed(ctx.scope, input.directoryId)),

  report: organizationProcedure.input(scopeFile).mutation(({ ctx, input }) => reportScope(ctx.scope, input)),

  /** All of it, for a file. */
  everybody: organizationProcedure.input(scopeFile).mutation(async ({ ctx, input }) => {
    const { entries, absent, faulty } = await compareScope(ctx.scope, input);
    return { entries, absent, faulty };
  }),
});
