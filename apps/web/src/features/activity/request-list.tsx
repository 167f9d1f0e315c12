import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SearchX, Waypoints } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ListCard } from '#components/list-card.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import type { ActivityFilter, ActivitySearch } from './activity-search.ts';
import { ActivityTable } from './activity-table.tsx';
import { LiveTail } from './live-tail.tsx';
import { useScrolledAway } from './use-scrolled-away.ts';

export type ActivityListProps = {
  filtering: ActivityFilter;
  filtered: boolean;
  /** Whether an identity provider ever called. */
  heard: boolean;
};

const refreshMs = 5_000;
const newerMax = 50;

/** Every request by itself. New ones appear by themselves, but never under the eyes of somebody who reads further down. */
export function RequestList({
  filtering,
  filtered,
  heard,
  onFilter,
}: ActivityListProps & { onFilter: (change: Partial<ActivitySearch>) => void }) {
  const scope = useOrganization();
  const [paused, setPaused] = useState(false);
  const away = useScrolledAway();
  const hasEnd = filtering.to !== undefined;
  const list = trpc.activity.list.infiniteQueryOptions(
    { ...scope, ...filtering },
    {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      // Only the newest page lives: whoever reads further back is not looking for news.
      refetchInterval: ({ state }) =>
        paused || away || hasEnd || (state.data?.pages.length ?? 1) > 1 ? false : refreshMs,
      refetchOnWindowFocus: !paused && !away,
    },
  );
  const query = useInfiniteQuery(list);
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const newest = items[0]?.at;
  const held = newest !== undefined && !hasEnd && (paused || away || (query.data?.pages.length ?? 1) > 1);
  const stopped = held && !query.isPlaceholderData;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the reader stops, not at every render
  useEffect(() => {
    // What was asked for before that would still come in under their eyes.
    if (stopped) void queryClient.cancelQueries({ queryKey: list.queryKey, exact: true });
  }, [stopped]);
  const newer = useQuery(
    trpc.activity.list.queryOptions(
      { ...scope, ...filtering, from: justAfter(newest), limit: newerMax },
      { enabled: held, refetchInterval: refreshMs, gcTime: 0 },
    ),
  ).data;

  function showNewest() {
    window.scrollTo({ top: 0 });
    // The first page alone: what was read before is a click away again.
    void query.refetch();
  }

  return (
    <div className="flex flex-col gap-2">
      {items.length > 0 && !hasEnd && (
        <LiveTail
          paused={paused}
          newer={held ? (newer?.items.length ?? 0) : 0}
          newerAreMore={newer?.nextCursor !== null && newer !== undefined}
          onPause={setPaused}
          onShow={showNewest}
        />
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
                <Button onClick={() => onFilter({ lookUps: 'shown' })}>{t('activity.showLookUps')}</Button>
              }
            />
          ) : (
            <NothingYet />
          )
        }
      >
        <ActivityTable items={items} />
      </ListCard>
    </div>
  );
}

/** Before the first call of an identity provider. */
export function NothingYet() {
  const scope = useOrganization();
  return (
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
  );
}

function justAfter(at: string | undefined): string | undefined {
  return at && new Date(Date.parse(at) + 1).toISOString();
}
