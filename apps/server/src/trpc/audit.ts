import { listAudit } from '#domain/audit/queries.ts';
import { pageInput, searchInput } from './page-input.ts';
import { organizationProcedure, router } from './procedures.ts';

export const auditRouter = router({
  list: organizationProcedure
    .input(pageInput.extend({ search: searchInput }))
    .query(({ ctx, input }) => listAudit(ctx.scope, input)),
});
