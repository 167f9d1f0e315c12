import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { RefreshCw, SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { EmptyState } from '#components/empty-state.tsx';
import { ListCard } from '#components/list-card.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { CycleTable } from './cycle-table.tsx';
import { type ActivityListProps, NothingYet } from './request-list.tsx';

const refreshMs = 5_000;

/** What the identity providers sent at a time, the newest first. */
export function CycleList({ filtering, filtered, heard }: ActivityListProps) {
  const scope = useOrganization();
  const { directoryId, lookUps, result, from, to } = filtering;
  const query = useInfiniteQuery(
    trpc.activity.cycles.infiniteQueryOptions(
      { ...scope, directoryId, lookUps, result, from, to },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? false : refreshMs),
      },
    ),
  );
  const cycles = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return (
    <ListCard
      query={query}
      shown={cycles.length}
      empty={
        !heard ? (
          <NothingYet />
        ) : (
          <EmptyState
            icon={filtered ? SearchX : RefreshCw}
            title={t(filtered ? 'cycle.nothingFound' : 'cycle.empty')}
            detail={t(filtered ? 'cycle.nothingFoundDetail' : 'cycle.emptyDetail')}
          />
        )
      }
    >
      <CycleTable cycles={cycles} />
    </ListCard>
  );
}
