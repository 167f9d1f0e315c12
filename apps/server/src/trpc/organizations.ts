import { requiredAttributeNames } from '@rollcall/access';
import { z } from 'zod';
import { bodyDaysChoices, setBodyDays } from '#domain/activity/body-retention.ts';
import { activityDaysChoices, setActivityDays } from '#domain/activity/retention.ts';
import { overviewOf } from '#domain/organizations/overview.ts';
import { organizationSettings } from '#domain/organizations/queries.ts';
import { renameOrganization } from '#domain/organizations/rename-organization.ts';
import { setRemovalGuard } from '#domain/organizations/set-removal-guard.ts';
import { setRequiredAttributes } from '#domain/organizations/set-required-attributes.ts';
import { setTokenLifetime } from '#domain/organizations/set-token-lifetime.ts';
import { organizationProcedure, router } from './procedures.ts';

export const organizationRouter = router({
  overview: organizationProcedure.query(async ({ ctx }) => {
    const { slug, name } = ctx.organization;
    return { organization: { slug, name }, leaving: ctx.leaving, ...(await overviewOf(ctx.scope)) };
  }),

  settings: organizationProcedure.query(({ ctx }) => organizationSettings(ctx.scope)),

  rename: organizationProcedure
    .input(z.object({ name: z.string().trim().min(1).max(100) }))
    .mutation(({ ctx, input }) => renameOrganization(ctx.scope, input.name)),

  setRemovalGuard: organizationProcedure
    .input(z.object({ on: z.boolean() }))
    .mutation(({ ctx, input }) => setRemovalGuard(ctx.scope, input.on)),

  setTokenLifetime: organizationProcedure
    .input(z.object({ days: z.number().int() }))
    .mutation(({ ctx, input }) => setTokenLifetime(ctx.scope, input.days)),

  setActivityDays: organizationProcedure
    .input(z.object({ days: z.literal(activityDaysChoices) }))
    .mutation(({ ctx, input }) => setActivityDays(ctx.scope, input.days)),

  setBodyDays: organizationProcedure
    .input(z.object({ days: z.literal(bodyDaysChoices) }))
    .mutation(({ ctx, input }) => setBodyDays(ctx.scope, input.days)),

  setRequiredAttributes: organizationProcedure
    .input(z.object({ required: z.array(z.enum(requiredAttributeNames)).max(10), strict: z.boolean() }))
    .mutation(({ ctx, input }) => setRequiredAttributes(ctx.scope, input)),
});
