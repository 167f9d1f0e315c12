import type { AuditItem } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

/**
 * One audit record in words. A new act of the server fails the build until it is here; one that this page does not
 * know yet, because the server is newer, shows its own name.
 */
export function auditSentence({ action, target }: Pick<AuditItem, 'action' | 'target'>): string {
  switch (action) {
    case 'token.created':
    case 'token.revoked':
    case 'directory.created':
    case 'directory.renamed':
    case 'directory.suspended':
    case 'directory.resumed':
    case 'directory.removed':
    case 'directory.move_started':
    case 'directory.move_stopped':
    case 'directory.retired':
    case 'group_roles.dismissed':
    case 'group_roles.brought_back':
    case 'break_glass.requested':
    case 'break_glass.confirmed':
    case 'break_glass.cancelled':
    case 'break_glass.sent':
    case 'mailbox.entered':
    case 'mailbox.confirmed':
    case 'mailbox.removed':
    case 'support.approved':
    case 'support.refused':
    case 'support.taken_back':
    case 'support.ended':
    case 'setup_link.created':
    case 'setup_link.opened':
    case 'setup_link.revoked':
    case 'member.imported':
    case 'member.import_undone':
    case 'member.exported':
    case 'domain.added':
    case 'domain.proven':
    case 'domain.lost':
    case 'domain.removed':
    case 'invitation.sent':
    case 'invitation.sent_again':
    case 'invitation.revoked':
    case 'invitation.accepted':
    case 'member.pinned':
    case 'member.unpinned':
    case 'member.pin_ended':
    case 'member.overridden':
    case 'member.override_ended':
    case 'member.merged':
    case 'member.split':
    case 'member.duplicate_dismissed':
    case 'member.joined':
    case 'sso.saved':
    case 'sso.tested':
    case 'sso.switched_on':
    case 'sso.removed':
    case 'sso.identity_forgotten':
    case 'sso.break_glass_link_created':
    case 'organization.created':
    case 'organization.renamed':
    case 'request.bodies_opened':
      return target ? t(`audit.${action}`, { target: target.name }) : t('audit.otherAlone', { action });
    case 'removal.allowed':
    case 'removal.rejected':
    case 'removal.kept_ended':
    case 'removal.took_effect':
      return removalSentence(action, target);
    case 'member.erased':
    case 'group_roles.saved':
    case 'sso.rules_set':
    case 'organization.token_lifetime_set':
    case 'organization.activity_days_set':
    case 'organization.body_days_set':
    case 'organization.required_attributes_set':
    case 'organization.removal_guard_set':
    case 'support.opened':
    case 'support.extended':
    case 'support.closed':
    case 'support.requested':
    case 'support.switched_on':
    case 'support.switched_off':
    case 'support.mail_set':
    case 'sandbox.ran':
    case 'access_review.completed':
    case 'audit.erased':
      return t(`audit.${action}`);
    default:
      return unknownAct(action satisfies never, target);
  }
}

function unknownAct(action: string, target: AuditItem['target']): string {
  return target ? t('audit.other', { action, target: target.name }) : t('audit.otherAlone', { action });
}

/** About one person by name, or about as many as the record says. */
function removalSentence(
  action: Extract<AuditItem['action'], `removal.${string}`>,
  target: AuditItem['target'],
): string {
  return target?.kind === 'member'
    ? t(`audit.${action}`, { target: target.name })
    : t(`audit.${action}.many`);
}
