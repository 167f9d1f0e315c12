import { Link } from '@tanstack/react-router';
import { List, type LucideIcon, RefreshCw } from 'lucide-react';
import { Segments, segmentClass } from '#components/segments.tsx';
import { t } from '#lib/messages/translate.ts';
import type { ActivitySearch } from './activity-search.ts';

/** Every request by itself, or what the identity providers sent at a time. Keeps the filters that both have. */
export function ViewSwitch({ view }: { view: ActivitySearch['view'] }) {
  return (
    <div className="-mb-3">
      <Segments label={t('activity.view')}>
        <View view={undefined} current={view} icon={List} label={t('activity.view.requests')} />
        <View view="cycles" current={view} icon={RefreshCw} label={t('activity.view.cycles')} />
      </Segments>
    </div>
  );
}

type ViewProps = {
  view: ActivitySearch['view'];
  current: ActivitySearch['view'];
  icon: LucideIcon;
  label: string;
};

function View({ view, current, icon: Icon, label }: ViewProps) {
  const here = view === current;
  return (
    <Link
      from="/o/$organization/activity"
      to="."
      search={({ directoryId, result, period, lookUps }) => ({ view, directoryId, result, period, lookUps })}
      replace
      activeOptions={{ exact: true }}
      aria-current={here ? 'page' : undefined}
      className={segmentClass(here)}
    >
      <Icon aria-hidden className="size-4" />
      {label}
    </Link>
  );
}
