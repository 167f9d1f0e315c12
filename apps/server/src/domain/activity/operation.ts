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

/**
 * What came of a request, as the column `result` of the records has it. Of what was accepted, `incomplete` left a person
 * without access for what they lack, and `pending` waits for an admin with what it ends.
 */
export const results = ['ok', 'incomplete', 'pending', 'failed'] as const;
export type Result = (typeof results)[number];
