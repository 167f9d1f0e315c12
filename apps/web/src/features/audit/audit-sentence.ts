import type { AuditItem } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

const aboutTarget = [
  'token.created',
  'token.revoked',
  'directory.created',
  'directory.renamed',
  'directory.removed',
  'member.pinned',
  'member.unpinned',
  'member.merged',
  'member.split',
  'member.duplicate_dismissed',
  'organization.created',
  'organization.renamed',
] as const;

const alone = [
  'group_roles.saved',
  'organization.token_lifetime_set',
  'organization.required_attributes_set',
  'support.opened',
  'support.extended',
  'support.closed',
] as const;

/** One audit record in words. An act that this page does not know yet shows its own name. */
export function auditSentence({ action, target }: Pick<AuditItem, 'action' | 'target'>): string {
  const name = target?.name;
  const withTarget = aboutTarget.find((known) => known === action);
  if (withTarget && name) return t(`audit.${withTarget}`, { target: name });
  const plain = alone.find((known) => known === action);
  if (plain) return t(`audit.${plain}`);
  return name ? t('audit.other', { action, target: name }) : t('audit.otherAlone', { action });
}
