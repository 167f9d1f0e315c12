import { z } from 'zod';
import { latestSandboxRun } from '#domain/sandbox/queries.ts';
import { sandboxProviders } from '#domain/sandbox/sandbox-run.ts';
import { startSandboxRun } from '#domain/sandbox/start-sandbox-run.ts';
import { stopSandboxRun } from '#domain/sandbox/stop-sandbox-run.ts';
import { organizationProcedure, router } from './procedures.ts';

/** Whoever may make tokens may see one at work. */
export const sandboxRouter = router({
  latest: organizationProcedure.meta({ setup: ['scim'] }).query(({ ctx }) => latestSandboxRun(ctx.scope)),

  start: organizationProcedure
    .meta({ setup: ['scim'] })
    .input(z.object({ provider: z.enum(sandboxProviders) }))
    .mutation(({ ctx, input }) => startSandboxRun(ctx.scope, input.provider)),

  stop: organizationProcedure.meta({ setup: ['scim'] }).mutation(({ ctx }) => stopSandboxRun(ctx.scope)),
});
