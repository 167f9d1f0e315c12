import { z } from 'zod';
import { auditHead } from '#domain/audit/audit-head.ts';
import { auditFilterInput } from '#domain/audit/filter-input.ts';
import { listAudit, listAuditActors } from '#domain/audit/queries.ts';
import { verifyAudit } from '#domain/audit/verify-audit.ts';
import { pageInput } from './page-input.ts';
import { organizationProcedure, router } from './procedures.ts';

const keptHeadInput = z.object({
  number: z.number().int().min(1),
  digest: z.string().regex(/^[0-9a-f]{64}$/i, 'A digest has 64 hexadecimal digits.'),
});

export const auditRouter = router({
  list: organizationProcedure
    .input(pageInput.extend(auditFilterInput.shape))
    .query(({ ctx, input }) => listAudit(ctx.scope, input)),

  actors: organizationProcedure.query(({ ctx }) => listAuditActors(ctx.scope)),

  /** The last seal, to be kept elsewhere. */
  head: organizationProcedure.query(({ ctx }) => auditHead(ctx.scope)),

  verify: organizationProcedure
    .input(z.object({ kept: keptHeadInput.optional() }))
    .query(({ ctx, input }) => verifyAudit(ctx.scope, input.kept)),
});
