import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { SearchX, Waypoints, X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { FilterBar, FilterSelect, SearchInput } from '#components/filter-bar.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Page } from '#components/page.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { type ActivitySearch, operations, periods, results } from './activity-search.ts';
import { ActivityTable } from './activity-table.tsx';
import { AuthenticationFailures } from './authentication-failures.tsx';
import { RecordSheet } from './record-sheet.tsx';

const route = getRouteApi('/signed-in/o/$organization/activity');
const refreshMs = 5_000;
const hourMs = 3_600_000;
const periodMs = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs, month: 30 * 24 * hourMs };

export function ActivityScreen(): ReactNode {
  const scope = useOrganization();
  const { record, at, period, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const directories = useQuery(trpc.directory.list.queryOptions(scope)).data ?? [];
  // Fixed when the period is chosen: a start that moves with the clock would be a new list at every render.
  const from = useMemo(
    () => (period ? new Date(Date.now() - periodMs[period]).toISOString() : undefined),
    [period],
  );
  const query = useInfiniteQuery(
    trpc.activity.list.infiniteQueryOptions(
      { ...scope, ...filters, from },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        // Only the newest page lives: whoever reads further back is not looking for news.
        refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? false : refreshMs),
      },
    ),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const filtered = period !== undefined || Object.values(filters).some((value) => value !== undefined);
  const nothingYet = query.isSuccess && items.length === 0 && !filtered;

  function filter(change: Partial<ActivitySearch>) {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  }

  return (
    <Page title={t('activity.title')} lead={t('activity.lead')}>
      <AuthenticationFailures directoryId={filters.directoryId} />
      {!nothingYet && (
        <FilterBar filtered={filtered} onClear={() => void navigate({ search: {}, replace: true })}>
          <SearchInput
            label={t('activity.search')}
            value={filters.search}
            onChange={(search) => filter({ search })}
          />
          <FilterSelect
            label={t('activity.filter.operation')}
            value={filters.operation}
            options={operations.map((value) => ({ value, label: t(`activity.operation.${value}`) }))}
            onChange={(operation) => filter({ operation })}
          />
          <FilterSelect
            label={t('activity.filter.result')}
            value={filters.result}
            options={results.map((value) => ({ value, label: t(`activity.result.${value}`) }))}
            onChange={(result) => filter({ result })}
          />
          <FilterSelect
            label={t('activity.filter.period')}
            value={period}
            options={periods.map((value) => ({ value, label: t(`activity.period.${value}`) }))}
            onChange={(next) => filter({ period: next })}
          />
          {directories.length > 1 && (
            <FilterSelect
              label={t('activity.filter.directory')}
              value={filters.directoryId}
              options={directories.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(directoryId) => filter({ directoryId })}
            />
          )}
          {(filters.memberId || filters.groupId) && (
            <Button
              icon={X}
              title={t('activity.clearAbout')}
              onClick={() => filter({ memberId: undefined, groupId: undefined })}
            >
              {t(filters.memberId ? 'activity.onePerson' : 'activity.oneGroup')}
            </Button>
          )}
        </FilterBar>
      )}
      <ListCard
        query={query}
        shown={items.length}
        empty={
          filtered ? (
            <EmptyState
              icon={SearchX}
              title={t('activity.nothingFound')}
              detail={t('activity.nothingFoundDetail')}
            />
          ) : (
            <EmptyState
              icon={Waypoints}
              title={t('activity.empty')}
              detail={t('activity.emptyDetail')}
              action={
                <Link to="/o/$organization/setup" params={scope} className={buttonClass()}>
                  {t('activity.emptyAction')}
                </Link>
              }
            />
          )
        }
      >
        <ActivityTable items={items} />
      </ListCard>
      <RecordSheet
        record={record && at ? { id: record, at } : null}
        onClose={() => filter({ record: undefined, at: undefined })}
      />
    </Page>
  );
}
