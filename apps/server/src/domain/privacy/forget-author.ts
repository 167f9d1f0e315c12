import { Prisma, type Transaction } from '@rollcall/db';
import { erasedPerson } from '#domain/audit/erase-audit-content.ts';

/** Where a name says who made something that goes on without them. A test holds that none is missing. */
export const authorColumns = [
  ['access_review', 'reviewed_by'],
  ['break_glass', 'cancelled_by'],
  ['change_set', 'actor_name'],
  ['directory', 'retired_by'],
  ['directory', 'suspended_by'],
  ['directory_move', 'started_by'],
  ['dismissed_group', 'dismissed_by'],
  ['guide_step', 'done_by'],
  ['invitation', 'invited_by'],
  ['it_mailbox', 'entered_by'],
  ['member_import', 'created_by'],
  ['member_import', 'undone_by'],
  ['organization_domain', 'created_by'],
  ['role_override', 'overridden_by'],
  ['role_pin', 'pinned_by'],
  ['sandbox_run', 'started_by'],
  ['sandbox_run', 'stopped_by'],
  ['scim_credential', 'created_by'],
  ['setup_link', 'created_by'],
  ['sso_connection', 'created_by'],
  ['support_request', 'decided_by'],
  ['withheld_removal', 'kept_by'],
] as const;

/** Takes a person's name off what they made. */
export async function forgetAuthor(
  tx: Transaction,
  organizationId: string,
  names: readonly string[],
): Promise<void> {
  for (const [table, column] of authorColumns) {
    const by = Prisma.raw(`"${column}"`);
    await tx.$executeRaw`
      UPDATE ${Prisma.raw(`"${table}"`)} SET ${by} = ${erasedPerson}
      WHERE organization_id = ${organizationId}::uuid AND ${by} = ANY (${names}::text[])`;
  }
}
