import { z } from 'zod';
import { guideProgress } from '#domain/setup/guide-progress.ts';
import { setGuideStep } from '#domain/setup/set-guide-step.ts';
import { idInput } from './id-input.ts';
import { organizationProcedure, router } from './procedures.ts';

export const guideRouter = router({
  progress: organizationProcedure
    .meta({ setup: ['scim'] })
    .input(z.object({ directoryId: idInput }))
    .query(({ ctx, input }) => guideProgress(ctx.scope, input.directoryId)),

  setStep: organizationProcedure
    .meta({ setup: ['scim'] })
    .input(z.object({ directoryId: idInput, step: z.string().regex(/^[a-zA-Z-]{1,40}$/), done: z.boolean() }))
    .mutation(({ ctx, input }) => setGuideStep(ctx.scope, input)),
});
