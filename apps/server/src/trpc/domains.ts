import { z } from 'zod';
import { addDomain } from '#domain/domains/add-domain.ts';
import { checkDomain } from '#domain/domains/check-domain.ts';
import { listDomains } from '#domain/domains/queries.ts';
import { removeDomain } from '#domain/domains/remove-domain.ts';
import { organizationProcedure, router } from './procedures.ts';

/** As the list has it. */
const domain = z.string().min(1).max(253);

export const domainRouter = router({
  list: organizationProcedure.meta({ setup: ['domain'] }).query(({ ctx }) => listDomains(ctx.scope)),

  /** `name` as somebody types it. */
  add: organizationProcedure
    .meta({ setup: ['domain'] })
    .input(z.object({ name: z.string().max(500) }))
    .mutation(({ ctx, input }) => addDomain(ctx.scope, input.name)),

  check: organizationProcedure
    .meta({ setup: ['domain'] })
    .input(z.object({ domain }))
    .mutation(({ ctx, input }) => checkDomain(ctx.scope, input.domain, ctx.resolveTxt)),

  remove: organizationProcedure
    .meta({ setup: ['domain'] })
    .input(z.object({ domain }))
    .mutation(({ ctx, input }) => removeDomain(ctx.scope, input.domain)),
});
