import { providerNames } from '@rollcall/access';
import { z } from 'zod';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import {
  type DirectorySummary,
  getDirectory,
  listDirectories,
} from '#domain/organizations/directory-list.ts';
import { removeDirectory } from '#domain/organizations/remove-directory.ts';
import { renameDirectory } from '#domain/organizations/rename-directory.ts';
import { baseUrlOf, tokenUrlOf } from '#domain/scim-tokens/endpoints.ts';
import { idInput } from './id-input.ts';
import { organizationProcedure, router } from './procedures.ts';

const directoryId = idInput;
const name = z.string().trim().min(1).max(100);

export const directoryRouter = router({
  list: organizationProcedure
    .meta({ setup: ['scim'] })
    .query(async ({ ctx }) =>
      (await listDirectories(ctx.scope)).map((directory) => withAddresses(directory, ctx.publicUrl)),
    ),

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

  remove: organizationProcedure
    .input(z.object({ directoryId, confirmation: z.string().max(200) }))
    .mutation(({ ctx, input }) => removeDirectory(ctx.scope, input)),
});

function withAddresses(directory: DirectorySummary, publicUrl: string) {
  return { ...directory, baseUrl: baseUrlOf(publicUrl), tokenUrl: tokenUrlOf(publicUrl) };
}
