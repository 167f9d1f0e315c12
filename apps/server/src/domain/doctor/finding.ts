import type { AuditDefect } from '#domain/audit/examine-audit.ts';

/** What to do about each kind of finding, for whoever runs the installation. */
const advice = {
  role_differs:
    "Pin and unpin the person's role in the portal: it is settled anew. Then tell the makers of Rollcall.",
  activity_differs: 'Have the identity provider push the person again. Then tell the makers of Rollcall.',
  missing_differs: 'Save the required attributes in the settings of the organization again.',
  ended_and_still_there:
    'Look at the jobs under Support: a server has to run for pins, overrides and pending removals to end.',
  hold_without_need: 'Pin and unpin any role of the organization: the hold ends with it.',
  group_count_differs: 'Have the identity provider push the group again. Then tell the makers of Rollcall.',
  merged_member_in_use: 'Split what is left of the merged entry off, and merge it again.',
  credential_unreachable: 'Revoke the token and make another.',
  directory_unreachable: 'Remove the connection in the settings and make it anew.',
  retired_directory_in_use:
    'Somebody wrote to the database by other means, or it is a defect. Tell the makers of Rollcall.',
  reference_to_nothing: 'The database was changed by other means, or is damaged. Restore it from a backup.',
  partition_missing: 'Run "rollcall migrate", and look at the job make-partitions under Support.',
  job_failed: 'Look at the jobs under Support: the sentence says why, and it can be tried again there.',
  audit_record_changed: 'Somebody wrote to the database by other means. Compare with an export or a backup.',
  audit_record_missing: 'Somebody removed a record by other means. Compare with an export or a backup.',
  audit_record_unsealed: 'Somebody wrote a record by other means. Compare with an export or a backup.',
  audit_chain_broken: 'Somebody wrote to the seals. Compare with an export or a backup.',
  audit_erasure_unfounded:
    'Somebody changed records as if to erase a person. Compare with an export or a backup.',
  audit_head_differs:
    'The chain was written anew since the head was exported. Compare with a backup of that day.',
} as const;

export type FindingKind = keyof typeof advice | AuditDefect['kind'];

/** Something in the database that no write of ours can lead to. */
export type Finding = {
  /** The slug; null for what is of the installation. */
  readonly organization: string | null;
  readonly kind: FindingKind;
  readonly id: string;
  readonly detail: string;
  readonly advice: string;
};

export function finding(kind: FindingKind, about: Pick<Finding, 'organization' | 'id' | 'detail'>): Finding {
  const { organization, id, detail } = about;
  return { organization, kind, id, detail, advice: advice[kind] };
}
