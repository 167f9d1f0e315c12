import { roles } from '@rollcall/access';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { StatTile, StatTiles } from '#components/stat-tile.tsx';
import { type Overview, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { AttentionList } from './attention-list.tsx';
import { ConnectionList } from './connection-list.tsx';
import { DayChart } from './day-chart.tsx';
import { PossibleMove } from './possible-move.tsx';

const administering = roles.find((role) => role.administers);
const refreshMs = 20_000;

export function OverviewScreen(): ReactNode {
  const scope = useOrganization();
  const query = useQuery(
    trpc.organization.overview.queryOptions(scope, { refetchInterval: refreshMs, staleTime: 0 }),
  );
  return (
    <Page title={t('overview.title')}>
      {query.data ? (
        <Content overview={query.data} />
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

function Content({ overview }: { overview: Overview }) {
  const params = useOrganization();
  return (
    <>
      <AttentionList items={overview.attention} />
      <Numbers overview={overview} />
      {overview.directories.length > 0 && (
        <>
          <Section
            title={t('overview.connections')}
            action={
              <Link to="/o/$organization/setup" params={params} className={buttonClass({ size: 'sm' })}>
                <Plus aria-hidden className="size-4" />
                {t('overview.addConnection')}
              </Link>
            }
          >
            {overview.possibleMove && <PossibleMove move={overview.possibleMove} />}
            <ConnectionList directories={overview.directories} />
          </Section>
          <Section title={t('overview.chart')} detail={t('overview.chartDetail')}>
            <Card className="px-4 pt-3.5 pb-3">
              <DayChart activity={overview.activity} />
            </Card>
          </Section>
        </>
      )}
    </>
  );
}

function Numbers({ overview: { people, groups, directories } }: { overview: Overview }) {
  const params = useOrganization();
  const changes = directories.reduce((sum, directory) => sum + directory.changesLastDay, 0);
  const failures = directories.reduce((sum, directory) => sum + directory.failuresLastDay, 0);
  return (
    <StatTiles>
      <StatTile
        label={t('overview.people')}
        value={people.total}
        detail={t('overview.peopleDetail', { count: people.active })}
        link={{ to: '/o/$organization/people', params }}
      />
      <StatTile
        label={t('overview.administering')}
        value={people.administering}
        detail={
          people.leavingAdministration > 0
            ? t('overview.leavingAdministration', { count: people.leavingAdministration })
            : t('overview.administeringDetail')
        }
        link={{ to: '/o/$organization/people', params, search: { role: administering?.name } }}
      />
      <StatTile
        label={t('overview.groups')}
        value={groups.total}
        detail={groupsDetail(groups)}
        link={{
          to: '/o/$organization/groups',
          params,
          search: groups.unmapped > 0 ? { state: 'unmapped' } : {},
        }}
      />
      <StatTile
        label={t('overview.changesToday')}
        value={changes}
        detail={failures > 0 ? t('overview.failuresToday', { count: failures }) : t('overview.noFailures')}
        link={{
          to: '/o/$organization/activity',
          params,
          search: failures > 0 ? { result: 'failed' } : {},
        }}
      />
    </StatTiles>
  );
}

function groupsDetail({ total, unmapped }: Overview['groups']): string {
  if (total === 0) return t('overview.noGroups');
  return unmapped === 0 ? t('overview.groupsAllMapped') : t('overview.groupsUnmapped', { count: unmapped });
}
