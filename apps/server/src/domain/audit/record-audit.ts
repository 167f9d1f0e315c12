import type { Transaction } from '@rollcall/db';
import type { ActorScope } from '#domain/scope.ts';

/** What people do in the portal and with the command line, each a noun and a verb in the past. */
export type AuditAction =
  | 'organization.created'
  | 'organization.renamed'
  | 'organization.token_lifetime_set'
  | 'organization.activity_days_set'
  | 'organization.body_days_set'
  | 'organization.required_attributes_set'
  | 'organization.removal_guard_set'
  | 'directory.created'
  | 'directory.renamed'
  | 'directory.removed'
  | 'directory.move_started'
  | 'directory.move_stopped'
  | 'directory.retired'
  | 'directory.suspended'
  | 'directory.resumed'
  | 'domain.added'
  | 'domain.proven'
  | 'domain.lost'
  | 'domain.removed'
  | 'setup_link.created'
  | 'setup_link.opened'
  | 'setup_link.revoked'
  | 'token.created'
  | 'token.revoked'
  | 'group_roles.saved'
  | 'group_roles.dismissed'
  | 'group_roles.brought_back'
  | 'invitation.sent'
  | 'invitation.sent_again'
  | 'invitation.revoked'
  | 'invitation.accepted'
  | 'member.imported'
  | 'member.import_undone'
  | 'member.pinned'
  | 'member.unpinned'
  | 'member.pin_ended'
  | 'member.overridden'
  | 'member.override_ended'
  | 'member.merged'
  | 'member.split'
  | 'member.duplicate_dismissed'
  | 'member.joined'
  | 'sso.saved'
  | 'sso.tested'
  | 'sso.switched_on'
  | 'sso.rules_set'
  | 'sso.removed'
  | 'sso.identity_forgotten'
  | 'sso.break_glass_link_created'
  | 'removal.allowed'
  | 'removal.rejected'
  | 'removal.kept_ended'
  | 'removal.took_effect'
  | 'support.opened'
  | 'support.extended'
  | 'support.closed'
  | 'support.requested'
  | 'support.approved'
  | 'support.refused'
  | 'support.taken_back'
  | 'support.ended'
  | 'support.switched_on'
  | 'support.switched_off'
  | 'support.mail_set'
  | 'mailbox.entered'
  | 'mailbox.confirmed'
  | 'mailbox.removed'
  | 'break_glass.requested'
  | 'break_glass.confirmed'
  | 'break_glass.cancelled'
  | 'break_glass.sent'
  | 'request.bodies_opened'
  | 'member.exported'
  | 'member.erased'
  | 'sandbox.ran'
  | 'access_review.completed'
  | 'audit.erased';

/** As the portal shows it: values of JSON by name. */
export type AuditDetail = Readonly<Record<string, unknown>>;

export type AuditEntry = {
  /** Where it has to be known before; a new one otherwise. */
  readonly id?: string;
  readonly action: AuditAction;
  readonly target: {
    readonly kind:
      | 'organization'
      | 'directory'
      | 'group'
      | 'domain'
      | 'setup_link'
      | 'token'
      | 'import'
      | 'member'
      | 'sso_connection'
      | 'support_access'
      | 'support_request'
      | 'mailbox'
      | 'request'
      | 'break_glass'
      | 'invitation';
    readonly id: string;
    /** As it is now; the record keeps it. */
    readonly name: string;
  };
  readonly before?: AuditDetail;
  readonly after?: AuditDetail;
  readonly reason?: string | null;
};

/**
 * Who did what, in the transaction that does it. Returns the id, by which a change of role names its cause. The time
 * is the transaction's, as in every other record that it writes. When that commits, the record is sealed
 * (docs/decisions/0035-audit-is-a-chain-of-digests.md): nothing changes it afterwards.
 */
export async function recordAudit(
  tx: Transaction,
  { organizationId, actor }: Omit<ActorScope, 'db'>,
  { id, action, target, before, after, reason }: AuditEntry,
): Promise<string> {
  // Records of one transaction have one time: the ids that the database makes keep them in order.
  const [record] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO audit_record (
      organization_id, id, actor_kind, actor_id, actor_name, action, target_kind, target_id, target_name,
      before, after, reason, address
    ) VALUES (
      ${organizationId}::uuid, coalesce(${id ?? null}::uuid, uuidv7()), ${actor.kind}, ${actor.id}::uuid, ${actor.name}, ${action}, ${target.kind},
      ${target.id}, ${target.name}, ${jsonOf(before)}::jsonb, ${jsonOf(after)}::jsonb, ${reason ?? actor.reason ?? null}, ${actor.address}
    )
    RETURNING id`;
  if (!record) throw new Error('An audit record that was just written has no id');
  return record.id;
}

function jsonOf(value: AuditDetail | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
