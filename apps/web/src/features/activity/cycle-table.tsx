import { Link } from '@tanstack/react-router';
import { LoaderCircle, RefreshCw } from 'lucide-react';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { type Columns, columnsOf, rowLinkClass, Table } from '#components/table.tsx';
import type { Cycle } from '#lib/api.ts';
import { formatDuration } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { cycleSentence } from './cycle-sentence.ts';

const column = columnsOf<Cycle>();
const columns: Columns<Cycle> = [
  column.display({
    id: 'what',
    header: t('activity.column.what'),
    cell: ({ row }) => <WhatCell cycle={row.original} />,
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
    cell: ({ row }) => <CycleResult cycle={row.original} />,
    meta: { width: 'w-[136px]', hideBelow: 'sm' },
  }),
  column.display({
    id: 'took',
    header: t('activity.column.took'),
    cell: ({ row }) => <span className="text-muted">{formatDuration(tookMs(row.original))}</span>,
    meta: { width: 'w-[96px]', hideBelow: 'md', align: 'end' },
  }),
  column.display({
    id: 'when',
    header: t('cycle.column.started'),
    cell: ({ row }) => <RelativeTime at={row.original.startedAt} className="text-muted" />,
    meta: { width: 'w-[132px]', align: 'end', hideBelow: 'sm' },
  }),
];

/** Cycles as sentences. A row opens its requests. */
export function CycleTable({ cycles }: { cycles: Cycle[] }) {
  return (
    <Table
      caption={t('cycle.caption')}
      columns={columns}
      items={cycles}
      itemId={({ directoryId, startedAt }) => `${directoryId} ${startedAt}`}
      rowTone={(cycle) => (onlyReads(cycle) ? 'muted' : undefined)}
    />
  );
}

function WhatCell({ cycle }: { cycle: Cycle }) {
  const { directoryId, startedAt, endedAt, isRunning, requests } = cycle;
  const Icon = isRunning ? LoaderCircle : RefreshCw;
  return (
    <div className="flex min-w-0 items-start gap-2.5 py-1">
      <Icon
        aria-hidden
        className={`mt-0.5 size-4 shrink-0 ${isRunning ? 'text-accent-text motion-safe:animate-spin' : 'text-muted'}`}
      />
      <div className="min-w-0">
        <Link
          from="/o/$organization/activity"
          to="."
          search={{
            directoryId,
            from: startedAt,
            // What is still running has no end: what comes later is shown with it.
            to: isRunning ? undefined : new Date(Date.parse(endedAt) + 1).toISOString(),
            lookUps: onlyReads(cycle) ? 'shown' : undefined,
          }}
          preload={false}
          className={`${rowLinkClass} break-words`}
        >
          {cycleSentence(cycle)}
        </Link>
        <p className="flex flex-wrap gap-x-3 text-muted text-xs">
          <span>{t('cycle.requests', { count: requests })}</span>
          {isRunning && <span className="text-accent-text">{t('cycle.running')}</span>}
          <span className="sm:hidden">
            {cycle.failed > 0 && <>{t('cycle.failed', { count: cycle.failed })} · </>}
            <RelativeTime at={startedAt} />
          </span>
        </p>
      </div>
    </div>
  );
}

/** The gravest that happened in it. */
function CycleResult({ cycle: { failed, pending, incomplete } }: { cycle: Cycle }) {
  if (failed > 0) return <StatusBadge tone="danger" label={t('cycle.failed', { count: failed })} />;
  if (pending > 0) return <StatusBadge tone="warning" label={t('cycle.pending', { count: pending })} />;
  if (incomplete > 0)
    return <StatusBadge tone="warning" label={t('cycle.incomplete', { count: incomplete })} />;
  return <StatusBadge quiet tone="positive" label={t('activity.result.ok')} />;
}

function onlyReads({ requests, lookedUp }: Cycle): boolean {
  return requests === lookedUp;
}

function tookMs({ startedAt, endedAt }: Cycle): number {
  return Date.parse(endedAt) - Date.parse(startedAt);
}
