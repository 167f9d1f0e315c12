import { X } from 'lucide-react';
import { Button } from '#components/button.tsx';
import type { ActivityItem } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import type { ActivitySearch } from './activity-search.ts';

type AboutChipProps = {
  filters: Pick<ActivitySearch, 'memberId' | 'groupId'>;
  /** What is shown, among which the name is. */
  items: readonly ActivityItem[];
  onClear: () => void;
};

/** Says whose activity alone is shown, and lets go of it. */
export function AboutChip({ filters: { memberId, groupId }, items, onClear }: AboutChipProps) {
  if (!memberId && !groupId) return null;
  const name = items.find((item) =>
    memberId ? item.memberId === memberId : item.resourceId === groupId,
  )?.resourceName;
  return (
    <Button icon={X} title={t('activity.clearAbout')} onClick={onClear}>
      {name ? t('activity.about', { name }) : t(memberId ? 'activity.onePerson' : 'activity.oneGroup')}
    </Button>
  );
}
