import { Link } from '@tanstack/react-router';
import { List, type LucideIcon, RefreshCw } from 'lucide-react';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';
import type { ActivitySearch } from './activity-search.ts';

/** Every request by itself, or what the identity providers sent at a time. Keeps the filters that both have. */
export function ViewSwitch({ view }: { view: ActivitySearch['view'] }) {
  return (
    <nav aria-label={t('activity.view')} className="-mb-3 flex">
      <div className="flex gap-0.5 rounded-lg border border-line bg-sunken p-0.5">
        <View view={undefined} current={view} icon={List} label={t('activity.view.requests')} />
        <View view="cycles" current={view} icon={RefreshCw} label={t('activity.view.cycles')} />
      </div>
    </nav>
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
      className={cx(
        'flex h-7 items-center gap-1.5 rounded-md px-2.5 font-medium text-sm pointer-coarse:h-9',
        here ? 'bg-surface text-ink shadow-xs' : 'text-muted hover:text-ink',
      )}
    >
      <Icon aria-hidden className="size-4" />
      {label}
    </Link>
  );
}
