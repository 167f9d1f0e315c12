import { Prisma } from '@rollcall/db';

/** What a SCIM request came to. `skip` is a write that changed nothing. */
export const operations = [
  'create',
  'update',
  'enable',
  'disable',
  'delete',
  'skip',
  'read',
  'refuse',
] as const;
export type Operation = (typeof operations)[number];

/** Whether a provisioning record, called `r`, is of a request that changed something. */
export const isChange = Prisma.sql`r.operation IN ('create', 'update', 'enable', 'disable', 'delete')`;
