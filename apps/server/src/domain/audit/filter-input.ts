import { z } from 'zod';

/** What the list of the audit and its exports are filtered by, as a request says it. */
export const auditFilterInput = z.object({
  record: z.guid().optional(),
  search: z.string().trim().max(200).optional(),
  actorKind: z.enum(['account', 'staff', 'setup', 'cli', 'system']).optional(),
  actorId: z.guid().optional(),
  area: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
