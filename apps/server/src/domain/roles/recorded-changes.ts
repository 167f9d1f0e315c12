import { roleNames } from '@rollcall/access';
import { z } from 'zod';
import type { Difference } from './staged-roles.ts';

const role = z.enum(roleNames);

/** What a change set keeps of what was saved, with the names as they were. */
export const recordedChanges = z.object({
  groups: z.array(
    z.object({
      directoryId: z.string(),
      groupId: z.string(),
      name: z.string(),
      before: role.nullable(),
      role: role.nullable(),
    }),
  ),
  attributes: z.array(
    z.object({
      directoryId: z.string(),
      directoryName: z.string(),
      attribute: z.string(),
      value: z.string(),
      before: role.nullable(),
      role: role.nullable(),
    }),
  ),
  defaultRole: z.object({ before: role, role }).nullable(),
});

export type RecordedChanges = z.infer<typeof recordedChanges>;

export const recordedTransitions = z.array(z.object({ from: role, to: role, people: z.number() }));

/** How many people went from one role to another. */
export type RecordedTransition = { from: string; to: string; people: number };

export function changesOf(difference: Difference): RecordedChanges {
  return recordedChanges.parse(difference);
}
