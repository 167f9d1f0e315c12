import { providerNames } from '@rollcall/access';
import { z } from 'zod';
import { historyRanges } from '#domain/health/history.ts';
import { directoryHistory } from '#domain/health/queries.ts';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import {
  type DirectorySummary,
  getDirectory,
  listDirectories,
} from '#domain/organizations/directory-list.ts';
import { removeDirectory } from '#domain/organizations/remove-directory.ts';
import { renameDirectory } from '#domain/organizations/rename-directory.ts';
import { resumeDirectory } from '#domain/organizations/resume-directory.ts';
import { suspendDirectory } from '#domain/organizations/suspend-directory.ts';
import { baseUrlOf, tokenUrlOf } from '#domain/scim-tokens/endpoints.ts';
import { idInput } from './id-input.ts';
import { organizationProcedure, router, supportProcedure } from './procedures.ts';

const directoryId = idInput;
const name = z.string().trim().min(1).max(100);

export const directoryRouter = router({
  list: organizationProcedure
    .meta({ setup: ['scim'] })
    .query(async ({ ctx }) =>
      (await listDirectories(ctx.scope)).map((directory) => withAddresses(directory, ctx.publicUrl)),
    ),

  history: organizationProcedure
    .input(z.object({ directoryId, range: z.enum(historyRanges) }))
    .query(({ ctx, input }) => directoryHistory(ctx.scope, input)),

  create: organizationProcedure
    .meta({ setup: ['scim'] })
    .input(z.object({ provider: z.enum(providerNames), name }))
    .mutation(async ({ ctx, input }) => {
      const created = await createDirectory(ctx.scope, input);
      return withAddresses(await getDirectory(ctx.scope, created.directoryId), ctx.publicUrl);
    }),

  rename: organizationProcedure
    .input(z.object({ directoryId, name }))
    .mutation(({ ctx, input }) => renameDirectory(ctx.scope, input)),

  suspend: supportProcedure
    .input(z.object({ directoryId, reason: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input }) => suspendDirectory(ctx.scope, input)),

  resume: supportProcedure
    .input(z.object({ directoryId }))
    .mutation(({ ctx, input }) => resumeDirectory(ctx.scope, input.directoryId)),

  remove: organizationProcedure
    .input(z.object({ directoryId, confirmation: z.string().max(200) }))
    .mutation(({ ctx, input }) => removeDirectory(ctx.scope, input)),
});

function withAddresses(directory: DirectorySummary, publicUrl: string) {
  return { ...directory, baseUrl: baseUrlOf(publicUrl), tokenUrl: tokenUrlOf(publicUrl) };
}
