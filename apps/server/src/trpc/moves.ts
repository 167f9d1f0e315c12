import { z } from 'zod';
import { confirmMatches } from '#domain/directory-moves/confirm-matches.ts';
import { findMove } from '#domain/directory-moves/move.ts';
import { countMovePeople, listMovePeople } from '#domain/directory-moves/move-people.ts';
import { moveRoles } from '#domain/directory-moves/move-roles.ts';
import { moveStates } from '#domain/directory-moves/people-of-move.ts';
import { listPeopleOfRetirement, previewRetirement } from '#domain/directory-moves/preview-retirement.ts';
import { retireDirectory } from '#domain/directory-moves/retire-directory.ts';
import { startMove } from '#domain/directory-moves/start-move.ts';
import { stopMove } from '#domain/directory-moves/stop-move.ts';
import { idInput } from './id-input.ts';
import { pageInput, searchInput } from './page-input.ts';
import { organizationProcedure, router } from './procedures.ts';

/** The directory that is to be replaced. */
const ofDirectory = z.object({ directoryId: idInput });

/** Each is a transaction of its own. */
const pairsMax = 100;

export const moveRouter = router({
  get: organizationProcedure
    .input(ofDirectory)
    .query(({ ctx, input }) => findMove(ctx.scope, input.directoryId)),

  start: organizationProcedure
    .input(ofDirectory.extend({ toDirectoryId: idInput }))
    .mutation(({ ctx, input }) => startMove(ctx.scope, input)),

  stop: organizationProcedure
    .input(ofDirectory)
    .mutation(({ ctx, input }) => stopMove(ctx.scope, input.directoryId)),

  counts: organizationProcedure
    .input(ofDirectory)
    .query(({ ctx, input }) => countMovePeople(ctx.scope, input.directoryId)),

  people: organizationProcedure
    .input(
      pageInput.extend({
        ...ofDirectory.shape,
        states: z.array(z.enum(moveStates)).min(1),
        sureAlone: z.boolean().optional(),
        search: searchInput,
      }),
    )
    .query(({ ctx, input }) => listMovePeople(ctx.scope, input)),

  confirmMatches: organizationProcedure
    .input(
      ofDirectory.extend({
        pairs: z
          .array(z.object({ oldMemberId: idInput, newMemberId: idInput }))
          .min(1)
          .max(pairsMax),
      }),
    )
    .mutation(({ ctx, input }) => confirmMatches(ctx.scope, input)),

  roles: organizationProcedure
    .input(ofDirectory)
    .query(({ ctx, input }) => moveRoles(ctx.scope, input.directoryId)),

  previewRetirement: organizationProcedure
    .input(ofDirectory)
    .query(({ ctx, input }) => previewRetirement(ctx.scope, input.directoryId)),

  retirementPeople: organizationProcedure
    .input(pageInput.extend({ ...ofDirectory.shape, kind: z.enum(['losing', 'changing']) }))
    .query(({ ctx, input }) => listPeopleOfRetirement(ctx.scope, input)),

  retire: organizationProcedure
    .input(
      ofDirectory.extend({
        confirmation: z.string().max(200),
        previewed: z.string().max(200),
        acceptsEndOfAccess: z.boolean().optional(),
        acceptsOwnLoss: z.boolean().optional(),
      }),
    )
    .mutation(({ ctx, input }) => retireDirectory(ctx.scope, input)),
});
