import { Prisma } from '@rollcall/db';

/** For statements over all organizations: the column names one of a customer, not a sandbox. */
export function notASandbox(organizationId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
    SELECT FROM organization sandbox WHERE sandbox.id = ${organizationId} AND sandbox.sandbox_of_id IS NOT NULL
  )`;
}
