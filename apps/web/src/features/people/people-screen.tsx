import { roleNames } from '@rollcall/access';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { FileUp, SearchX, UserPlus, Users } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ExportMenu } from '#components/export-menu.tsx';
import { FilterBar, FilterSelect, SearchInput } from '#components/filter-bar.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Page } from '#components/page.tsx';
import { roleOptions } from '#components/role-badge.tsx';
import { InviteDialog } from '#features/invitations/invite-dialog.tsx';
import { OpenInvitations } from '#features/invitations/open-invitations.tsx';
import { trpc } from '#lib/api.ts';
import { downloadAddress } from '#lib/download-address.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { GroupFilter } from './group-filter.tsx';
import { type PeopleSearch, personStatuses, reasonKinds } from './people-search.ts';
import { PeopleTable } from './people-table.tsx';

const route = getRouteApi('/signed-in/o/$organization/people');
const refreshMs = 10_000;

export function PeopleScreen(): ReactNode {
  const scope = useOrganization();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [inviting, setInviting] = useState(false);
  const directories = useQuery(trpc.directory.list.queryOptions(scope)).data ?? [];
  const duplicates = useQuery(trpc.person.duplicates.queryOptions(scope)).data ?? [];
  const query = useInfiniteQuery(
    trpc.person.list.infiniteQueryOptions(
      { ...scope, ...filters },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        // People are seen arriving, but not while the reader reads further down.
        refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? false : refreshMs),
      },
    ),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const nothingYet = query.isSuccess && items.length === 0 && !filtered;

  function filter(change: Partial<PeopleSearch>) {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  }

  return (
    <Page
      title={t('people.title')}
      action={
        <>
          {duplicates.length > 0 && (
            <Link to="/o/$organization/people/duplicates" params={scope} className={buttonClass()}>
              <Users aria-hidden className="size-4" />
              {t('people.duplicates', { count: duplicates.length })}
            </Link>
          )}
          <Link to="/o/$organization/people/import" params={scope} className={buttonClass()}>
            <FileUp aria-hidden className="size-4" />
            {t('imports.open')}
          </Link>
          {!nothingYet && (
            <ExportMenu
              address={(format) => downloadAddress(scope.organization, `people.${format}`, filters)}
            />
          )}
          <Button changes icon={UserPlus} onClick={() => setInviting(true)}>
            {t('invitations.invite')}
          </Button>
        </>
      }
    >
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      <OpenInvitations />
      {!nothingYet && (
        <FilterBar filtered={filtered} onClear={() => void navigate({ search: {}, replace: true })}>
          <SearchInput
            label={t('people.search')}
            value={filters.search}
            onChange={(search) => filter({ search })}
          />
          <FilterSelect
            label={t('people.filter.role')}
            value={filters.role}
            options={roleOptions(roleNames)}
            onChange={(role) => filter({ role })}
          />
          <FilterSelect
            label={t('people.filter.status')}
            value={filters.status}
            options={personStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
            onChange={(status) => filter({ status })}
          />
          <FilterSelect
            label={t('people.filter.reason')}
            value={filters.reason}
            options={reasonKinds.map((value) => ({ value, label: t(`reason.kind.${value}`) }))}
            onChange={(reason) => filter({ reason })}
          />
          {directories.length > 1 && (
            <FilterSelect
              label={t('people.filter.directory')}
              value={filters.directoryId}
              options={directories.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(directoryId) => filter({ directoryId, groupId: undefined })}
            />
          )}
          {filters.groupId && (
            <GroupFilter
              groupId={filters.groupId}
              directoryId={filters.directoryId}
              onClear={() => filter({ groupId: undefined, directoryId: undefined })}
            />
          )}
        </FilterBar>
      )}
      <ListCard
        query={query}
        shown={items.length}
        total={query.data?.pages[0]?.total}
        empty={<Empty filtered={filtered} />}
      >
        <PeopleTable people={items} />
      </ListCard>
    </Page>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  const params = useOrganization();
  if (filtered) {
    return (
      <EmptyState icon={SearchX} title={t('people.nothingFound')} detail={t('people.nothingFoundDetail')} />
    );
  }
  return (
    <EmptyState
      icon={Users}
      title={t('people.empty')}
      detail={t('people.emptyDetail')}
      action={
        <Link to="/o/$organization/setup" params={params} className={buttonClass()}>
          {t('people.emptyAction')}
        </Link>
      }
    />
  );
}
