import { roleNames } from '@rollcall/access';
import { z } from 'zod';
import { dismissDuplicate } from '#domain/members/dismiss-duplicate.ts';
import { findDuplicates } from '#domain/members/duplicates.ts';
import { memberFilterInput } from '#domain/members/filter-input.ts';
import { listMembers, membersByIds } from '#domain/members/member-list.ts';
import { getMember } from '#domain/members/member-page.ts';
import { mergeMembers } from '#domain/members/merge-members.ts';
import { splitMember } from '#domain/members/split-member.ts';
import { memberTimeline } from '#domain/members/timeline.ts';
import { erasePerson } from '#domain/privacy/erase-person.ts';
import { exportPerson } from '#domain/privacy/export-person.ts';
import { endOverride } from '#domain/roles/end-override.ts';
import { overrideRole } from '#domain/roles/override-role.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { unpinRole } from '#domain/roles/unpin-role.ts';
import { idInput } from './id-input.ts';
import { pageInput } from './page-input.ts';
import { organizationProcedure, router, supportProcedure } from './procedures.ts';

const memberId = idInput;

export const personRouter = router({
  list: organizationProcedure
    .input(pageInput.extend(memberFilterInput.shape))
    .query(({ ctx, input }) => listMembers(ctx.scope, input)),

  get: organizationProcedure
    .input(z.object({ memberId }))
    .query(({ ctx, input }) => getMember(ctx.scope, input.memberId)),

  timeline: organizationProcedure
    .input(pageInput.extend({ memberId }))
    .query(({ ctx, input }) => memberTimeline(ctx.scope, input)),

  pin: organizationProcedure
    .input(
      z.object({
        memberId,
        role: z.enum(roleNames),
        reason: z.string().trim().max(500).optional(),
        endsAt: z.iso.datetime().optional(),
      }),
    )
    .mutation(({ ctx, input: { endsAt, ...pin } }) =>
      pinRole(ctx.scope, { ...pin, endsAt: endsAt === undefined ? undefined : new Date(endsAt) }),
    ),

  unpin: organizationProcedure
    .input(z.object({ memberId }))
    .mutation(({ ctx, input }) => unpinRole(ctx.scope, input.memberId)),

  override: supportProcedure
    .input(
      z.object({
        memberId,
        role: z.enum(roleNames),
        reason: z.string().trim().min(1).max(500),
        hours: z.number().int().default(24),
      }),
    )
    .mutation(({ ctx, input }) => overrideRole(ctx.scope, input)),

  endOverride: supportProcedure
    .input(z.object({ memberId }))
    .mutation(({ ctx, input }) => endOverride(ctx.scope, input.memberId)),

  /** A mutation, since that somebody took it along stands in the audit. */
  export: organizationProcedure
    .input(z.object({ memberId }))
    .mutation(({ ctx, input }) => exportPerson(ctx.scope, input.memberId)),

  erase: organizationProcedure
    .input(z.object({ memberId, confirmation: z.string().max(300) }))
    .mutation(({ ctx, input }) => erasePerson(ctx.scope, input)),

  duplicates: organizationProcedure.query(async ({ ctx }) => {
    const pairs = await findDuplicates(ctx.scope);
    const members = await membersByIds(ctx.scope, [...new Set(pairs.flatMap((pair) => pair.memberIds))]);
    return pairs.map(({ memberIds, because }) => ({
      members: members.filter(({ id }) => memberIds.includes(id)),
      because,
    }));
  }),

  merge: organizationProcedure
    .input(z.object({ keepId: memberId, mergeId: memberId }))
    .mutation(({ ctx, input }) => mergeMembers(ctx.scope, input)),

  split: organizationProcedure
    .input(z.object({ memberId, directoryId: idInput, directoryUserId: idInput }))
    .mutation(({ ctx, input }) => splitMember(ctx.scope, input)),

  dismissDuplicate: organizationProcedure
    .input(z.object({ memberIds: z.tuple([memberId, memberId]) }))
    .mutation(({ ctx, input }) => dismissDuplicate(ctx.scope, input.memberIds)),
});
