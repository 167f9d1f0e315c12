import { z } from 'zod';
import { confirmMailbox } from '#domain/mailbox/confirm-mailbox.ts';
import { enterMailbox } from '#domain/mailbox/enter-mailbox.ts';
import { findPendingMailbox, noticeSettings } from '#domain/mailbox/queries.ts';
import { removeMailbox } from '#domain/mailbox/remove-mailbox.ts';
import { choose, ownChoices } from '#domain/notices/choices.ts';
import { raisedKinds } from '#domain/notices/notice.ts';
import { setSupportMail } from '#domain/support/set-support-mail.ts';
import { customerProcedure, organizationProcedure, publicProcedure, router } from './procedures.ts';

const tokenInput = z.object({ token: z.string().min(1).max(200) });

/** Who is told what by mail. Support, which some of it is about, does not decide it. */
export const noticeRouter = router({
  settings: organizationProcedure.query(({ ctx }) => noticeSettings(ctx.scope)),

  enterMailbox: customerProcedure
    .input(z.object({ email: z.string().max(320) }))
    .mutation(({ ctx, input }) => enterMailbox(ctx.scope, input.email)),

  removeMailbox: customerProcedure.mutation(({ ctx }) => removeMailbox(ctx.scope)),

  setSupportMail: customerProcedure
    .input(z.object({ on: z.boolean() }))
    .mutation(({ ctx, input }) => setSupportMail(ctx.scope, input.on)),

  /** What the reader alone gets or not; null for support. */
  choices: organizationProcedure.query(({ ctx }) => ownChoices(ctx.scope)),

  choose: customerProcedure
    .input(z.object({ kind: z.enum(raisedKinds), on: z.boolean() }))
    .mutation(({ ctx, input }) => choose(ctx.scope, input)),

  /** For whoever holds the link. A mutation, since what is asked for in a query stands in its address. */
  findMailbox: publicProcedure.input(tokenInput).mutation(async ({ ctx, input }) => {
    const { email, enteredBy, organization } = await findPendingMailbox(ctx.db.prisma, input.token);
    return { email, enteredBy, organizationName: organization.name };
  }),

  confirmMailbox: publicProcedure
    .input(tokenInput)
    .mutation(({ ctx, input }) =>
      confirmMailbox(ctx.db, { token: input.token, address: ctx.client.address }),
    ),
});
