import type { RoleReason } from './api.ts';
import { t } from './messages/translate.ts';

/** The same with the directory of the group, where groups of several can have one name. */
export function fullReasonText(reason: RoleReason): string {
  const { kind, groupName: group, directoryName: directory } = reason;
  if (kind === 'attribute' && directory) {
    return t('reason.attributeOf', { ...attributeAndValue(reason), directory });
  }
  if (kind !== 'group' || !group || !directory) return reasonText(reason);
  return t('reason.groupOf', { group, directory });
}

/** Why somebody has a role, in a few words for a list: "In Finance". */
export function reasonText(reason: RoleReason): string {
  switch (reason.kind) {
    case 'group':
      return reason.groupName ? t('reason.group', { group: reason.groupName }) : t('reason.groupGone');
    case 'attribute':
      return t('reason.attribute', attributeAndValue(reason));
    case 'override':
    case 'pin':
    case 'lockout_hold':
    case 'withheld':
    case 'default':
      return t(`reason.${reason.kind}`);
  }
}

/** The last part of the attribute's name says enough: department, without the URN of its extension. */
export function attributeAndValue({ attribute = '', value = '' }: Pick<RoleReason, 'attribute' | 'value'>) {
  return { attribute: attribute.split(':').at(-1) ?? attribute, value };
}
