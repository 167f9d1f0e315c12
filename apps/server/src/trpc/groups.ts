import { roleNames } from '@rollcall/access';
import { z } from 'zod';
import { listGroups } from '#domain/roles/group-list.ts';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import { idInput } from './id-input.ts';
import { pageInput, searchInput } from './page-input.ts';
import { organizationProcedure, router } from './procedures.ts';

const role = z.enum(roleNames);

export const groupRouter = router({
  list: organizationProcedure
    .input(
      pageInput.extend({
        search: searchInput,
        state: z.enum(['mapped', 'unmapped', 'gone']).optional(),
        directoryId: idInput.optional(),
      }),
    )
    .query(({ ctx, input }) => listGroups(ctx.scope, input)),

  setRoles: organizationProcedure
    .input(
      z.object({
        expectedVersion: z.number().int(),
        changes: z
          .array(z.object({ directoryId: idInput, groupId: idInput, role: role.nullable() }))
          .max(10_000),
        defaultRole: role.optional(),
      }),
    )
    .mutation(({ ctx, input }) => setGroupRoles(ctx.scope, input)),
});
