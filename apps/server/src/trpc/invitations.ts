import { languages, roleNames } from '@rollcall/access';
import { z } from 'zod';
import { acceptInvitation } from '#domain/invitations/accept-invitation.ts';
import { invitePerson } from '#domain/invitations/invite-person.ts';
import { findInvitation, listInvitations } from '#domain/invitations/queries.ts';
import { revokeInvitation } from '#domain/invitations/revoke-invitation.ts';
import { sendInvitationAgain } from '#domain/invitations/send-invitation-again.ts';
import { idInput } from './id-input.ts';
import { organizationProcedure, publicProcedure, router } from './procedures.ts';
import { startSession } from './start-session.ts';

/** In which the portal is read by whoever invites. */
const language = z.enum(languages).optional();
const tokenInput = z.object({ token: z.string().min(1).max(200) });

export const invitationRouter = router({
  list: organizationProcedure.query(({ ctx }) => listInvitations(ctx.scope)),

  send: organizationProcedure
    .input(z.object({ email: z.string().max(320), role: z.enum(roleNames), language }))
    .mutation(({ ctx, input }) => invitePerson(ctx.scope, input)),

  sendAgain: organizationProcedure
    .input(z.object({ id: idInput, language }))
    .mutation(({ ctx, input }) => sendInvitationAgain(ctx.scope, input)),

  revoke: organizationProcedure
    .input(z.object({ id: idInput }))
    .mutation(({ ctx, input }) => revokeInvitation(ctx.scope, input.id)),

  /** For whoever holds the link. A mutation, since what is asked for in a query stands in its address. */
  find: publicProcedure.input(tokenInput).mutation(async ({ ctx, input }) => {
    const { organization, email, role, invitedBy, hasAccount } = await findInvitation(ctx.db, input.token);
    return { organizationName: organization.name, email, role, invitedBy, hasAccount };
  }),

  /**
   * Signs in whoever had no account; whoever had one is signed in with it already, by themselves: an organization's
   * single sign-on does not speak for them elsewhere.
   */
  accept: publicProcedure.input(tokenInput).mutation(async ({ ctx, input }) => {
    const { signedIn, client } = ctx;
    const isOwn = signedIn?.identity.kind === 'account' && signedIn.reach.onlyOrganizationId === null;
    const accountId = isOwn ? signedIn.identity.id : null;
    const { token } = input;
    const accepted = await acceptInvitation(ctx.db, { token, accountId, address: client.address });
    return { slug: accepted.slug, session: await startSession(ctx, accepted.principal) };
  }),
});
