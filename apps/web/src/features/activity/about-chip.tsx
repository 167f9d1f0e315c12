import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

type AboutChipProps = { memberId?: string | undefined; groupId?: string | undefined; onClear: () => void };

const recordsRead = 20;

/** Says whose activity alone is shown, and lets go of it. */
export function AboutChip({ memberId, groupId, onClear }: AboutChipProps) {
  const scope = useOrganization();
  const about = { memberId, groupId: memberId ? undefined : groupId, limit: recordsRead };
  const { data } = useQuery(trpc.activity.list.queryOptions({ ...scope, ...about }, { staleTime: Infinity }));
  const name = data?.items.find((item) =>
    memberId ? item.memberId === memberId : item.resourceId === groupId,
  )?.resourceName;
  return (
    <Button icon={X} title={t('activity.clearAbout')} onClick={onClear}>
      {name ? t('activity.about', { name }) : t(memberId ? 'activity.onePerson' : 'activity.oneGroup')}
    </Button>
  );
}
