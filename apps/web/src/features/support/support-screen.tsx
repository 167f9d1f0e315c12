import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { Building2, Plus, SearchX } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { FilterBar, SearchInput } from '#components/filter-bar.tsx';
import { ListCard } from '#components/list-card.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Page } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { type Columns, columnsOf, rowLinkClass, Table } from '#components/table.tsx';
import { type SupportOrganization, trpc } from '#lib/api.ts';
import { formatNumber } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useSession } from '#lib/session.ts';
import { NewOrganizationDialog } from './new-organization-dialog.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { OrganizationHealth } from './organization-health.tsx';
import { StateTiles } from './state-tiles.tsx';
import type { SupportSearch } from './support-search.ts';

const route = getRouteApi('/signed-in/plain/support');
const refreshMs = 30_000;

export function SupportScreen(): ReactNode {
  const session = useSession();
  if (session.kind !== 'staff') return <Navigate to="/" replace />;
  return <Organizations />;
}

function Organizations() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [opening, setOpening] = useState<Pick<SupportOrganization, 'slug' | 'name'> | null>(null);
  const [creating, setCreating] = useState(false);
  const columns = useMemo(() => columnsWith(setOpening), []);
  const query = useInfiniteQuery(
    trpc.support.organizations.infiniteQueryOptions(filters, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state: { data } }) => ((data?.pages.length ?? 1) > 1 ? false : refreshMs),
    }),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const totals = query.data?.pages[0]?.totals;
  const filtered = filters.search !== undefined || filters.state !== undefined;

  function filter(change: SupportSearch) {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  }

  return (
    <Page
      title={t('support.title')}
      lead={t('support.lead')}
      action={
        <>
          <Link to="/support/jobs" className={buttonClass()}>
            {t('jobs.link')}
          </Link>
          <ManagersOnly act="support.createOrganization" instead={null}>
            <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
              {t('support.create')}
            </Button>
          </ManagersOnly>
        </>
      }
    >
      {totals && (
        <StateTiles totals={totals} chosen={filters.state} onChoose={(state) => filter({ state })} />
      )}
      <FilterBar filtered={filtered} onClear={() => void navigate({ search: {}, replace: true })}>
        <SearchInput
          label={t('support.search')}
          value={filters.search}
          onChange={(search) => filter({ search })}
          wide
        />
      </FilterBar>
      <ListCard
        query={query}
        shown={items.length}
        empty={
          !filtered ? (
            <EmptyState icon={Building2} title={t('support.empty')} detail={t('support.emptyDetail')} />
          ) : (
            <EmptyState
              icon={SearchX}
              title={t('support.nothingFound')}
              detail={t('support.nothingFoundDetail')}
            />
          )
        }
      >
        <Table
          caption={t('support.caption')}
          columns={columns}
          items={items}
          itemId={(organization) => organization.slug}
        />
      </ListCard>
      {creating && (
        <NewOrganizationDialog
          onClose={() => setCreating(false)}
          onMade={(made) => {
            setCreating(false);
            setOpening(made);
          }}
        />
      )}
      {opening && <OpenDialog organization={opening} onClose={() => setOpening(null)} />}
    </Page>
  );
}

const column = columnsOf<SupportOrganization>();

function columnsWith(onOpen: (organization: SupportOrganization) => void): Columns<SupportOrganization> {
  return [
    column.display({
      id: 'organization',
      header: t('support.column.organization'),
      cell: ({ row: { original } }) => (
        <div className="min-w-0">
          <button
            type="button"
            aria-label={t('support.open', { name: original.name })}
            className={`${rowLinkClass} block max-w-full truncate text-left`}
            onClick={() => onOpen(original)}
          >
            {original.name}
          </button>
          <p className="truncate text-muted text-xs">{original.slug}</p>
          <div className="sm:hidden">
            <OrganizationHealth organization={original} />
          </div>
        </div>
      ),
    }),
    column.display({
      id: 'health',
      header: t('support.column.health'),
      cell: ({ row }) => <OrganizationHealth organization={row.original} />,
      meta: { width: 'w-[40%]', hideBelow: 'sm' },
    }),
    column.display({
      id: 'people',
      header: t('support.column.people'),
      cell: ({ row }) => formatNumber(row.original.people),
      meta: { width: 'w-[92px]', align: 'end', hideBelow: 'md' },
    }),
    column.display({
      id: 'admins',
      header: t('support.column.admins'),
      cell: ({ row }) => formatNumber(row.original.administering),
      meta: { width: 'w-[84px]', align: 'end', hideBelow: 'lg' },
    }),
    column.display({
      id: 'connections',
      header: t('support.column.connections'),
      cell: ({ row }) => formatNumber(row.original.directories.length),
      meta: { width: 'w-[112px]', align: 'end', hideBelow: 'lg' },
    }),
    column.display({
      id: 'last',
      header: t('support.column.last'),
      cell: ({ row: { original } }) =>
        original.lastRequestAt ? (
          <RelativeTime at={original.lastRequestAt} className="text-muted" />
        ) : (
          <span className="text-muted">{t('time.never')}</span>
        ),
      meta: { width: 'w-[136px]', align: 'end', hideBelow: 'sm' },
    }),
  ];
}
