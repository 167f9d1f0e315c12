import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { BookOpen, List } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { buttonClass } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { Segments, segmentClass } from '#components/segments.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { historyRanges } from './health-search.ts';
import { HealthAdvice, HealthSummary } from './health-summary.tsx';
import { HistoryCharts } from './history-charts.tsx';
import type { Range } from './history-points.ts';

const route = getRouteApi('/signed-in/o/$organization/setup/$directoryId/health');

const refreshMs = 20_000;

/** How one connection is and has been. */
export function HealthScreen(): ReactNode {
  const scope = useOrganization();
  const { directoryId } = route.useParams();
  const { range = 'day' } = route.useSearch();
  const query = useQuery(
    trpc.directory.history.queryOptions(
      { ...scope, directoryId, range },
      { refetchInterval: refreshMs, staleTime: 0, placeholderData: (before) => before },
    ),
  );
  const { data } = query;
  return (
    <Page
      title={
        data ? t('connectionHealth.title', { name: data.health.name }) : t('connectionHealth.titleBefore')
      }
      back={
        <BackLink to="/o/$organization/overview" params={scope}>
          {t('overview.title')}
        </BackLink>
      }
      action={<Actions directoryId={directoryId} />}
    >
      {data ? (
        <>
          <HealthAdvice health={data.health} />
          <HealthSummary health={data.health} />
          <Section
            title={t('connectionHealth.history')}
            detail={range === 'day' ? undefined : t('connectionHealth.utc')}
            action={<Ranges range={range} />}
          >
            <HistoryCharts history={data.history} range={data.range} />
          </Section>
        </>
      ) : (
        <Card>
          {query.error ? (
            <LoadError error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <SkeletonRows rows={10} />
          )}
        </Card>
      )}
    </Page>
  );
}

function Ranges({ range }: { range: Range }) {
  return (
    <Segments label={t('connectionHealth.range')}>
      {historyRanges.map((one) => (
        <Link
          key={one}
          from="/o/$organization/setup/$directoryId/health"
          to="."
          search={{ range: one === 'day' ? undefined : one }}
          replace
          activeOptions={{ exact: true }}
          aria-current={one === range ? 'page' : undefined}
          className={segmentClass(one === range)}
        >
          {t(`connectionHealth.range.${one}`)}
        </Link>
      ))}
    </Segments>
  );
}

function Actions({ directoryId }: { directoryId: string }) {
  const { organization } = useOrganization();
  return (
    <>
      <Link
        to="/o/$organization/activity"
        params={{ organization }}
        search={{ directoryId }}
        className={buttonClass()}
      >
        <List aria-hidden className="size-4" />
        {t('connectionHealth.activity')}
      </Link>
      <Link
        to="/o/$organization/setup/$directoryId"
        params={{ organization, directoryId }}
        className={buttonClass()}
      >
        <BookOpen aria-hidden className="size-4" />
        {t('connectionHealth.guide')}
      </Link>
    </>
  );
}
