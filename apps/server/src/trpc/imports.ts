import { z } from 'zod';
import { importMembers } from '#domain/imports/import-members.ts';
import { previewImport } from '#domain/imports/preview-import.ts';
import { listImports } from '#domain/imports/queries.ts';
import { previewUndo, undoImport } from '#domain/imports/undo-import.ts';
import { idInput } from './id-input.ts';
import { organizationProcedure, router } from './procedures.ts';

/** The domain says how long it may be, with a sentence. */
const csv = z.string();

export const importRouter = router({
  list: organizationProcedure.query(({ ctx }) => listImports(ctx.scope)),

  /** A mutation for the size of its input; it writes nothing. */
  preview: organizationProcedure
    .input(z.object({ csv }))
    .mutation(({ ctx, input }) => previewImport(ctx.scope, input.csv)),

  run: organizationProcedure
    .input(z.object({ csv, fileName: z.string().trim().min(1).max(200), expected: z.number().int() }))
    .mutation(({ ctx, input }) => importMembers(ctx.scope, input)),

  previewUndo: organizationProcedure
    .input(z.object({ id: idInput }))
    .query(({ ctx, input }) => previewUndo(ctx.scope, input.id)),

  undo: organizationProcedure
    .input(z.object({ id: idInput }))
    .mutation(({ ctx, input }) => undoImport(ctx.scope, input.id)),
});
