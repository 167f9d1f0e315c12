import { roleNames } from '@rollcall/access';
import { z } from 'zod';
import { listAttributeValues, listMappedAttributes } from '#domain/roles/attribute-list.ts';
import { bringGroupBack } from '#domain/roles/bring-group-back.ts';
import { listChangeSets, undoOf } from '#domain/roles/change-sets.ts';
import { dismissGroup } from '#domain/roles/dismiss-group.ts';
import { groupStates, listGroups } from '#domain/roles/group-list.ts';
import { listPreviewedPeople } from '#domain/roles/preview-people.ts';
import { previewRoles } from '#domain/roles/preview-roles.ts';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import { idInput } from './id-input.ts';
import { pageInput, searchInput } from './page-input.ts';
import { organizationProcedure, router } from './procedures.ts';

const role = z.enum(roleNames);

const named = z.object({ directoryId: idInput, groupId: idInput });

const staged = z.object({
  changes: z.array(named.extend({ role: role.nullable() })).max(10_000),
  attributes: z
    .array(
      z.object({
        directoryId: idInput,
        attribute: z.string().trim().min(1).max(200),
        value: z.string().trim().min(1).max(200),
        role: role.nullable(),
      }),
    )
    .max(1000)
    .optional(),
  defaultRole: role.optional(),
});

export const groupRouter = router({
  list: organizationProcedure
    .input(
      pageInput.extend({
        search: searchInput,
        state: z.enum(groupStates).optional(),
        directoryId: idInput.optional(),
      }),
    )
    .query(({ ctx, input }) => listGroups(ctx.scope, input)),

  attributes: organizationProcedure.query(({ ctx }) => listMappedAttributes(ctx.scope)),

  attributeValues: organizationProcedure
    .input(z.object({ directoryId: idInput, attribute: z.string().trim().min(1).max(200) }))
    .query(({ ctx, input }) => listAttributeValues(ctx.scope, input)),

  changeSets: organizationProcedure
    .input(pageInput)
    .query(({ ctx, input }) => listChangeSets(ctx.scope, input)),

  undo: organizationProcedure
    .input(z.object({ changeSetId: idInput }))
    .query(({ ctx, input }) => undoOf(ctx.scope, input.changeSetId)),

  preview: organizationProcedure.input(staged).query(({ ctx, input }) => previewRoles(ctx.scope, input)),

  previewPeople: organizationProcedure
    .input(
      pageInput.extend({
        ...staged.shape,
        transition: z.object({ from: role, to: role }).optional(),
      }),
    )
    .query(({ ctx, input }) => listPreviewedPeople(ctx.scope, input)),

  dismiss: organizationProcedure
    .input(named)
    .mutation(({ ctx, input: { directoryId, groupId } }) =>
      dismissGroup(ctx.scope, { directoryId, groupId }),
    ),

  bringBack: organizationProcedure
    .input(named)
    .mutation(({ ctx, input: { directoryId, groupId } }) =>
      bringGroupBack(ctx.scope, { directoryId, groupId }),
    ),

  setRoles: organizationProcedure
    .input(
      staged.extend({
        expectedVersion: z.number().int(),
        previewed: z.string().max(100),
        undoes: idInput.optional(),
        acceptsOwnLoss: z.boolean().optional(),
      }),
    )
    .mutation(({ ctx, input }) => setGroupRoles(ctx.scope, input)),
});
