import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

type GroupFilterProps = { groupId: string; directoryId: string | undefined; onClear: () => void };

/** Says that only the people of one group are shown, and stops it. */
export function GroupFilter({ groupId, directoryId, onClear }: GroupFilterProps) {
  const scope = useOrganization();
  const groups = useQuery(trpc.group.list.queryOptions({ ...scope, directoryId, limit: 200 })).data?.items;
  const name = groups?.find((group) => group.groupId === groupId)?.name;
  return (
    <Button icon={X} onClick={onClear} title={t('people.clearGroup')}>
      {name ? t('people.inGroup', { group: name }) : t('people.inOneGroup')}
    </Button>
  );
}
