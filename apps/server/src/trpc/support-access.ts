import { z } from 'zod';
import { decideRequest } from '#domain/support/decide-request.ts';
import { endAccessOfStaff } from '#domain/support/end-access-of-staff.ts';
import { supportAccessOf } from '#domain/support/queries.ts';
import { setSupportAllowed } from '#domain/support/set-support-allowed.ts';
import { idInput } from './id-input.ts';
import { customerProcedure, organizationProcedure, router } from './procedures.ts';

/** What the customer decides about support. Staff who are in may look at it. */
export const supportAccessRouter = router({
  get: organizationProcedure.query(({ ctx }) => supportAccessOf(ctx.scope)),

  setAllowed: customerProcedure
    .input(z.object({ allowed: z.boolean() }))
    .mutation(({ ctx, input }) => setSupportAllowed(ctx.scope, input.allowed)),

  decide: customerProcedure
    .input(z.object({ id: idInput, decision: z.enum(['approved', 'refused']) }))
    .mutation(({ ctx, input }) => decideRequest(ctx.scope, input)),

  end: customerProcedure
    .input(z.object({ id: idInput }))
    .mutation(({ ctx, input }) => endAccessOfStaff(ctx.scope, input.id)),
});
