import { Link } from '@tanstack/react-router';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/status-badge.tsx';
import { type Columns, columnsOf, rowLinkClass, Table } from '#components/table.tsx';
import type { ActivityItem } from '#lib/api.ts';
import { formatList, formatMilliseconds } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { activitySentence } from './activity-sentence.ts';
import { OperationIcon } from './operation-icon.tsx';

const column = columnsOf<ActivityItem>();
const columns: Columns<ActivityItem> = [
  column.display({
    id: 'what',
    header: t('activity.column.what'),
    cell: ({ row }) => <WhatCell item={row.original} />,
  }),
  column.display({
    id: 'connection',
    header: t('activity.column.connection'),
    cell: ({ row }) => (
      <span className="flex min-w-0 items-center gap-2">
        <ProviderMark provider={row.original.provider} size="sm" />
        <span className="truncate">{row.original.directoryName}</span>
      </span>
    ),
    meta: { width: 'w-[184px]', hideBelow: 'lg' },
  }),
  column.display({
    id: 'result',
    header: t('activity.column.result'),
    cell: ({ row }) => <ResultBadge item={row.original} />,
    meta: { width: 'w-[104px]', hideBelow: 'sm' },
  }),
  column.display({
    id: 'took',
    header: t('activity.column.took'),
    cell: ({ row }) => <span className="text-muted">{formatMilliseconds(row.original.durationMs)}</span>,
    meta: { width: 'w-[84px]', hideBelow: 'lg', align: 'end' },
  }),
  column.display({
    id: 'when',
    header: t('activity.column.when'),
    cell: ({ row }) => <RelativeTime at={row.original.at} className="text-muted" />,
    meta: { width: 'w-[132px]', align: 'end', hideBelow: 'sm' },
  }),
];

/** Requests as sentences. A row opens its record beside the list. */
export function ActivityTable({ items }: { items: ActivityItem[] }) {
  return (
    <Table
      caption={t('activity.caption')}
      columns={columns}
      items={items}
      itemId={(item) => item.id}
      rowTone={(item) => (item.operation === 'read' || item.operation === 'skip' ? 'muted' : undefined)}
    />
  );
}

const tones: Record<ActivityItem['result'], Tone> = {
  ok: 'positive',
  incomplete: 'warning',
  pending: 'warning',
  failed: 'danger',
};

export function ResultBadge({ item: { result } }: { item: Pick<ActivityItem, 'result'> }) {
  return <StatusBadge quiet={result === 'ok'} tone={tones[result]} label={t(`activity.result.${result}`)} />;
}

function WhatCell({ item }: { item: ActivityItem }) {
  const quiet = item.operation === 'read' || item.operation === 'skip';
  return (
    <div className="flex min-w-0 items-start gap-2.5 py-1">
      <span className="mt-0.5">
        <OperationIcon operation={item.operation} />
      </span>
      <div className="min-w-0">
        <Link
          from="/o/$organization/activity"
          to="."
          search={(before) => ({ ...before, record: item.id, at: item.at })}
          replace
          resetScroll={false}
          preload={false}
          className={`${rowLinkClass} break-words ${quiet ? 'font-normal! text-muted!' : ''}`}
        >
          {activitySentence(item)}
        </Link>
        {item.status >= 400 && item.detail && <p className="line-clamp-2 text-muted">{item.detail}</p>}
        {item.missing.length > 0 && (
          <p className="line-clamp-2 text-muted">
            {t('activity.missing', {
              attributes: formatList(item.missing.map((name) => t(`attribute.${name}`))),
            })}
          </p>
        )}
        <RelativeTime at={item.at} className="block text-muted text-xs sm:hidden" />
        {item.roleChanges > 0 && (
          <p className="text-accent-text text-xs">{t('activity.roleChanges', { count: item.roleChanges })}</p>
        )}
      </div>
    </div>
  );
}
