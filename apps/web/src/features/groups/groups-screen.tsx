import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useBlocker } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useReducer, useState } from 'react';
import { buttonClass } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { FilterBar, FilterSelect, SearchInput } from '#components/filter-bar.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Page } from '#components/page.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { AttributeRoles } from './attribute-roles.tsx';
import { DefaultRole } from './default-role.tsx';
import { GroupTable } from './group-table.tsx';
import { GroupsEmpty } from './groups-empty.tsx';
import { type GroupsSearch, groupStates } from './groups-search.ts';
import { ReviewDialog } from './review-dialog.tsx';
import { StagedBar } from './staged-bar.tsx';
import { nothingStaged, stagedCount, stageRoles } from './staged-roles.ts';

const route = getRouteApi('/signed-in/o/$organization/groups');
const refreshMs = 5_000;

export function GroupsScreen(): ReactNode {
  const scope = useOrganization();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [staged, stage] = useReducer(stageRoles, nothingStaged);
  const [reviewing, setReviewing] = useState(false);
  const directories = useQuery(trpc.directory.list.queryOptions(scope)).data ?? [];
  const query = useInfiniteQuery(
    trpc.group.list.infiniteQueryOptions(
      { ...scope, ...filters },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        // Groups are seen arriving; never while the reader reads further down or has changes staged.
        refetchInterval: ({ state }) =>
          stagedCount(staged) > 0 || (state.data?.pages.length ?? 1) > 1 ? false : refreshMs,
      },
    ),
  );
  const first = query.data?.pages[0];
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const count = stagedCount(staged);
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const nothingYet = query.isSuccess && items.length === 0 && !filtered;

  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => count > 0 && current.pathname !== next.pathname,
    enableBeforeUnload: () => count > 0,
    withResolver: true,
  });

  const attributes = useQuery(trpc.group.attributes.queryOptions(scope));
  const { refetch } = query;
  const { refetch: refetchAttributes } = attributes;
  const rebase = useCallback(async () => {
    const [{ data }, { data: values = [] }] = await Promise.all([refetch(), refetchAttributes()]);
    const [now] = data?.pages ?? [];
    if (!data || !now) return;
    const saved = data.pages.flatMap((page) => page.items);
    const { defaultRole, mappingsVersion: version } = now;
    stage({ type: 'rebase', saved, attributes: values, defaultRole, version });
  }, [refetch, refetchAttributes]);

  function filter(change: Partial<GroupsSearch>) {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  }

  return (
    <Page
      title={t('nav.groups')}
      action={
        <Link to="/o/$organization/groups/changes" params={scope} className={buttonClass()}>
          <History aria-hidden className="size-4" />
          {t('changes.title')}
        </Link>
      }
    >
      {first && (
        <DefaultRole
          saved={first.defaultRole}
          staged={staged.defaultRole?.to}
          onChange={(to) =>
            stage({ type: 'default', from: first.defaultRole, to, version: first.mappingsVersion })
          }
        />
      )}
      {!nothingYet && (
        <FilterBar filtered={filtered} onClear={() => void navigate({ search: {}, replace: true })}>
          <SearchInput
            label={t('groups.search')}
            value={filters.search}
            onChange={(search) => filter({ search })}
          />
          <FilterSelect
            label={t('groups.filter.state')}
            value={filters.state}
            options={groupStates.map((state) => ({ value: state, label: t(`groups.state.${state}`) }))}
            onChange={(state) => filter({ state })}
          />
          {directories.length > 1 && (
            <FilterSelect
              label={t('groups.filter.directory')}
              value={filters.directoryId}
              options={directories.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(directoryId) => filter({ directoryId })}
            />
          )}
        </FilterBar>
      )}
      <ListCard
        query={query}
        shown={items.length}
        total={first?.total}
        empty={<GroupsEmpty filtered={filtered} directories={directories} />}
      >
        <GroupTable
          groups={items}
          staged={staged}
          onChange={(group, role) =>
            stage({ type: 'group', group, role, version: first?.mappingsVersion ?? 0 })
          }
        />
      </ListCard>
      {first && attributes.data && directories.length > 0 && (
        <AttributeRoles
          directories={directories.filter(({ retiredAt }) => !retiredAt)}
          mapped={attributes.data}
          staged={staged.attributes}
          onChange={(value, from, to) =>
            stage({ type: 'attribute', value, from, to, version: first.mappingsVersion })
          }
        />
      )}
      <StagedBar
        count={count}
        onReview={() => setReviewing(true)}
        onDiscard={() => stage({ type: 'discard' })}
      />
      <ReviewDialog
        open={reviewing}
        onOpenChange={setReviewing}
        staged={staged}
        onSaved={() => stage({ type: 'discard' })}
        onStale={rebase}
      />
      <ConfirmDialog
        open={leaving.status === 'blocked'}
        onOpenChange={(open) => !open && leaving.reset?.()}
        title={t('groups.leaveTitle')}
        description={t('groups.leaveDetail', { count })}
        action={t('groups.leave')}
        onConfirm={() => leaving.proceed?.()}
        busy={false}
        error={null}
      />
    </Page>
  );
}
