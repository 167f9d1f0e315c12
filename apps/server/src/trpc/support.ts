import { z } from 'zod';
import { createOrganization } from '#domain/organizations/create-organization.ts';
import { closeOrganization } from '#domain/support/close-organization.ts';
import { extendAccess } from '#domain/support/extend-access.ts';
import { openOrganization } from '#domain/support/open-organization.ts';
import { searchOrganizations } from '#domain/support/organization-search.ts';
import { organizationStates } from '#domain/support/organization-states.ts';
import { wayInto } from '#domain/support/queries.ts';
import { requestAccess } from '#domain/support/request-access.ts';
import { staffActor } from '#domain/support/staff-actor.ts';
import { pageInput, searchInput } from './page-input.ts';
import { router, slugInput, staffProcedure } from './procedures.ts';
import { renewSession } from './start-session.ts';

export const supportRouter = router({
  organizations: staffProcedure
    .input(pageInput.extend({ search: searchInput, state: z.enum(organizationStates).optional() }))
    .query(({ ctx, input }) => searchOrganizations(ctx.db, input)),

  /** With its first admin, who gets an invitation by mail. */
  createOrganization: staffProcedure
    .input(
      z.object({
        slug: z.string().trim().max(200),
        name: z.string().trim().min(1).max(100),
        adminEmail: z.string().trim().max(320),
        adminName: z.string().trim().min(1).max(100).optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { staff, address } = actingStaff(ctx);
      const { slug, name, admin } = await createOrganization(ctx.db, staffActor(staff, address), {
        ...input,
        invite: true,
      });
      return { slug, name, adminEmail: admin.email };
    }),

  /** Whether a reason is enough, and what became of what they asked for. */
  wayIn: staffProcedure
    .input(z.object({ organization: slugInput }))
    .query(({ ctx, input }) => wayInto(ctx.db, ctx.staff.id, input.organization)),

  request: staffProcedure
    .input(z.object({ organization: slugInput, reason: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input: { organization: slug, reason } }) =>
      requestAccess(ctx.db, actingStaff(ctx), { slug, reason }),
    ),

  /** The reason is that of the request where an admin approved one. */
  open: staffProcedure
    .input(z.object({ organization: slugInput, reason: z.string().trim().max(500).default('') }))
    .mutation(async ({ ctx, input }) => {
      const { organization: slug, reason } = input;
      const opened = await openOrganization(ctx.db, actingStaff(ctx), { slug, reason });
      await renewSession(ctx);
      return opened;
    }),

  extend: staffProcedure.mutation(({ ctx }) => extendAccess(ctx.db, actingStaff(ctx))),

  close: staffProcedure.mutation(({ ctx }) => closeOrganization(ctx.db, actingStaff(ctx))),
});

/** Who of support acts, and from where. */
export function actingStaff<Staff>(ctx: { staff: Staff; client: { address: string | null } }) {
  return { staff: ctx.staff, address: ctx.client.address };
}
