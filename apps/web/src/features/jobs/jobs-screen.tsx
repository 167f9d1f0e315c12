import { useMutation, useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { Button } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Message } from '#components/message.tsx';
import { Page, Section } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { announce, announceError } from '#components/toast.tsx';
import { type FailedJob, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useSession } from '#lib/session.ts';
import { JobTable } from './job-table.tsx';

const refreshMs = 5_000;

export function JobsScreen(): ReactNode {
  const session = useSession();
  if (session.kind !== 'staff') return <Navigate to="/" replace />;
  return <Jobs />;
}

function Jobs() {
  const query = useQuery(trpc.job.list.queryOptions(undefined, { refetchInterval: refreshMs }));
  const { jobs = [], failures = [] } = query.data ?? {};
  return (
    <Page
      title={t('jobs.title')}
      lead={t('jobs.lead')}
      back={<BackLink to="/support">{t('jobs.back')}</BackLink>}
    >
      <ListCard query={query} shown={jobs.length} skeletonRows={3} empty={null}>
        <JobTable jobs={jobs} />
      </ListCard>
      <Section title={t('jobs.failures')} detail={t('jobs.failuresDetail')}>
        <ListCard
          query={query}
          shown={failures.length}
          skeletonRows={2}
          empty={
            <EmptyState icon={CircleCheck} title={t('jobs.noFailures')} detail={t('jobs.noFailuresDetail')} />
          }
        >
          <ul aria-label={t('jobs.failuresCaption')} className="divide-y divide-line">
            {failures.map((failure) => (
              <FailureRow key={failure.id} failure={failure} />
            ))}
          </ul>
        </ListCard>
      </Section>
    </Page>
  );
}

function FailureRow({ failure }: { failure: FailedJob }) {
  const { id, name, sentence, tries, failedAt, nextTryAt } = failure;
  const job = t(`jobs.name.${name}`);
  const tryAgain = useMutation(
    trpc.job.tryAgain.mutationOptions({
      onSuccess: async () => {
        announce(t('jobs.started'));
        await queryClient.invalidateQueries(trpc.job.list.queryFilter());
      },
      onError: announceError,
    }),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <p className="font-medium">{job}</p>
          {nextTryAt ? (
            <StatusBadge tone="warning" label={t('jobs.triedAgain')} />
          ) : (
            <StatusBadge tone="danger" label={t('jobs.givenUp')} />
          )}
        </div>
        <p className="break-words">{sentence}</p>
        <p className="flex flex-wrap gap-x-3 text-muted text-sm">
          <span>{t('jobs.tries', { count: tries })}</span>
          {failedAt && (
            <span>
              <Message of="jobs.failedAt" values={{ when: <RelativeTime at={failedAt} /> }} />
            </span>
          )}
          {nextTryAt && (
            <span>
              <Message of="jobs.nextTry" values={{ when: <RelativeTime at={nextTryAt} /> }} />
            </span>
          )}
        </p>
      </div>
      {!nextTryAt && (
        <Button
          size="sm"
          busy={tryAgain.isPending}
          aria-label={t('jobs.tryAgainLabel', { job })}
          onClick={() => tryAgain.mutate({ id })}
        >
          {t('jobs.tryAgain')}
        </Button>
      )}
    </li>
  );
}
