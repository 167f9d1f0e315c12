import { z } from 'zod';
import { operations, results } from './operation.ts';

/** ISO 8601, of any offset. */
export const timeInput = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** What the list of activity and its exports are filtered by, as a request says it. */
export const activityFilterInput = z.object({
  directoryId: z.guid().optional(),
  operation: z.enum(operations).optional(),
  result: z.enum(results).optional(),
  resourceType: z.enum(['User', 'Group']).optional(),
  lookUps: z.enum(['shown', 'hidden']).optional(),
  search: z.string().trim().max(200).optional(),
  memberId: z.guid().optional(),
  groupId: z.guid().optional(),
  from: timeInput.optional(),
  to: timeInput.optional(),
});
