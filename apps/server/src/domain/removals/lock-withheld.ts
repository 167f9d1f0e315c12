import { Prisma, type Transaction } from '@rollcall/db';
import { lockMembers, lockRoles } from '#domain/roles/settle-roles.ts';
import type { WithheldState } from './queries.ts';

/** Some of the people whose removal is withheld, or all of them who were there when somebody looked. */
export type WithheldSelection = { readonly memberIds: readonly string[] } | { readonly seenAt: Date };

export type WithheldPerson = { readonly memberId: string; readonly name: string };

/** Those of the selection who are still in this state, locked as for a change of their roles. */
export async function lockWithheld(
  tx: Transaction,
  organizationId: string,
  { state, selection }: { state: WithheldState; selection: WithheldSelection },
): Promise<WithheldPerson[]> {
  await lockRoles(tx, organizationId);
  const selected =
    'memberIds' in selection
      ? Prisma.sql`w.member_id = ANY (${selection.memberIds}::uuid[])`
      : Prisma.sql`w.withheld_at <= ${selection.seenAt}`;
  const people = await tx.$queryRaw<WithheldPerson[]>`
    SELECT w.member_id AS "memberId", m.display_name AS name
    FROM withheld_removal w
    JOIN member m ON m.organization_id = w.organization_id AND m.id = w.member_id
    WHERE w.organization_id = ${organizationId}::uuid AND ${selected}
      AND (w.takes_effect_at IS NOT NULL) = ${state === 'pending'}
    ORDER BY w.member_id`;
  await lockMembers(
    tx,
    organizationId,
    people.map(({ memberId }) => memberId),
  );
  return people;
}
