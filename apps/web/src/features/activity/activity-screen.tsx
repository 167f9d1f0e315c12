import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Eye, EyeOff, SearchX, Waypoints } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ExportMenu } from '#components/export-menu.tsx';
import { FilterBar, FilterSelect, SearchInput } from '#components/filter-bar.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Page } from '#components/page.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { AboutChip } from './about-chip.tsx';
import {
  type ActivitySearch,
  activityExport,
  activityFilter,
  operations,
  periods,
  results,
} from './activity-search.ts';
import { ActivityTable } from './activity-table.tsx';
import { AuthenticationFailures } from './authentication-failures.tsx';
import { RecordSheet } from './record-sheet.tsx';

const route = getRouteApi('/signed-in/o/$organization/activity');
const refreshMs = 5_000;

export function ActivityScreen(): ReactNode {
  const scope = useOrganization();
  const search = route.useSearch();
  const { record, at, period, lookUps, ...filters } = search;
  const navigate = route.useNavigate();
  const directories = useQuery(trpc.directory.list.queryOptions(scope)).data ?? [];
  const key = JSON.stringify({ ...search, record: undefined, at: undefined });
  // Fixed when it is chosen: a start that moves with the clock would be a new list at every render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the search without what is open beside the list
  const filtering = useMemo(() => activityFilter(search, Date.now()), [key]);
  const query = useInfiniteQuery(
    trpc.activity.list.infiniteQueryOptions(
      { ...scope, ...filtering },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        // Only the newest page lives: whoever reads further back is not looking for news.
        refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? false : refreshMs),
      },
    ),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const filtered =
    period !== undefined ||
    lookUps !== undefined ||
    Object.values(filters).some((value) => value !== undefined);
  const heard = directories.some(({ lastRequestAt }) => lastRequestAt !== null);
  const nothingYet = query.isSuccess && items.length === 0 && !filtered && !heard;

  function filter(change: Partial<ActivitySearch>) {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  }

  return (
    <Page
      title={t('activity.title')}
      lead={t('activity.lead')}
      action={
        !nothingYet && (
          <ExportMenu
            address={(format) => activityExport(scope.organization, format, filtering)}
            note={t('activity.exportMax')}
          />
        )
      }
    >
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
          <Button
            icon={lookUps ? Eye : EyeOff}
            aria-pressed={lookUps === 'shown'}
            onClick={() => filter({ lookUps: lookUps ? undefined : 'shown' })}
          >
            {t('activity.lookUps')}
          </Button>
          <AboutChip
            filters={filters}
            items={items}
            onClear={() => filter({ memberId: undefined, groupId: undefined })}
          />
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
          ) : heard ? (
            <EmptyState
              icon={Waypoints}
              title={t('activity.onlyLookUps')}
              detail={t('activity.onlyLookUpsDetail')}
              action={
                <Button onClick={() => filter({ lookUps: 'shown' })}>{t('activity.showLookUps')}</Button>
              }
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
