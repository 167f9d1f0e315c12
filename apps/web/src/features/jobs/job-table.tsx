import { useMutation } from '@tanstack/react-query';
import { Button } from '#components/button.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { type Columns, columnsOf, Table } from '#components/table.tsx';
import { announce, announceError } from '#components/toast.tsx';
import { type JobState, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

/** Every kind of job: how it is, when it ran and will run, and having it run now. */
export function JobTable({ jobs }: { jobs: JobState[] }) {
  return <Table caption={t('jobs.caption')} columns={columns} items={jobs} itemId={(job) => job.name} />;
}

const column = columnsOf<JobState>();

const columns: Columns<JobState> = [
  column.display({
    id: 'job',
    header: t('jobs.column.job'),
    cell: ({ row: { original } }) => (
      <div className="min-w-0 py-1">
        <p className="font-medium">{t(`jobs.name.${original.name}`)}</p>
        <span className="block py-1 sm:hidden">
          <State job={original} />
        </span>
      </div>
    ),
  }),
  column.display({
    id: 'state',
    header: t('jobs.column.state'),
    cell: ({ row }) => <State job={row.original} />,
    meta: { width: 'w-[132px]', hideBelow: 'sm' },
  }),
  column.display({
    id: 'last',
    header: t('jobs.column.last'),
    cell: ({ row: { original } }) =>
      original.lastRun ? (
        <RelativeTime at={original.lastRun.at} className="text-muted" />
      ) : (
        <span className="text-muted">{t('time.never')}</span>
      ),
    meta: { width: 'w-[136px]', align: 'end', hideBelow: 'md' },
  }),
  column.display({
    id: 'next',
    header: t('jobs.column.next'),
    cell: ({ row: { original } }) =>
      original.nextRunAt ? (
        <RelativeTime at={original.nextRunAt} className="text-muted" />
      ) : (
        <span className="text-muted">{t('jobs.whenNeeded')}</span>
      ),
    meta: { width: 'w-[136px]', align: 'end', hideBelow: 'md' },
  }),
  column.display({
    id: 'action',
    header: () => <span className="sr-only">{t('jobs.column.action')}</span>,
    cell: ({ row }) => <RunNow job={row.original} />,
    meta: { width: 'w-[116px]', align: 'end' },
  }),
];

function State({ job }: { job: JobState }) {
  const { failed, running, waiting, lastRun } = job;
  if (failed > 0) return <StatusBadge tone="danger" label={t('jobs.state.failed', { count: failed })} />;
  if (running > 0) return <StatusBadge tone="info" label={t('jobs.state.running')} />;
  if (waiting > 0) return <StatusBadge tone="pending" label={t('jobs.state.waiting', { count: waiting })} />;
  if (!lastRun) return <StatusBadge tone="neutral" label={t('jobs.state.never')} quiet />;
  return <StatusBadge tone="positive" label={t('jobs.state.succeeded')} quiet />;
}

function RunNow({ job }: { job: JobState }) {
  const runNow = useMutation(
    trpc.job.runNow.mutationOptions({
      onSuccess: async () => {
        announce(t('jobs.started'));
        await queryClient.invalidateQueries(trpc.job.list.queryFilter());
      },
      onError: announceError,
    }),
  );
  if (!job.runsByItself) return null;
  return (
    <Button
      size="sm"
      busy={runNow.isPending}
      aria-label={t('jobs.runNowLabel', { job: t(`jobs.name.${job.name}`) })}
      onClick={() => runNow.mutate({ name: job.name })}
    >
      {t('jobs.runNow')}
    </Button>
  );
}
