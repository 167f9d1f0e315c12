import { roleNames } from '@rollcall/access';
import { z } from 'zod';
import { reasonKinds } from './role-reason.ts';

/** What the list of people and its exports are filtered by, as a request says it. */
export const memberFilterInput = z.object({
  search: z.string().trim().max(200).optional(),
  role: z.enum(roleNames).optional(),
  status: z.enum(['active', 'inactive', 'incomplete', 'pending', 'kept']).optional(),
  directoryId: z.guid().optional(),
  groupId: z.guid().optional(),
  reason: z.enum(reasonKinds).optional(),
});
