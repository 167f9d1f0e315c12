import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { Building2, SearchX } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { buttonClass } from '#components/button.tsx';
import { healthOf } from '#components/directory-state.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { FilterBar, SearchInput } from '#components/filter-bar.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Page } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { type Columns, columnsOf, rowLinkClass, Table } from '#components/table.tsx';
import { type SupportOrganization, trpc } from '#lib/api.ts';
import { formatNumber } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useSession } from '#lib/session.ts';
import { OpenDialog } from './open-dialog.tsx';

const route = getRouteApi('/signed-in/plain/support');

export function SupportScreen(): ReactNode {
  const session = useSession();
  if (session.kind !== 'staff') return <Navigate to="/" replace />;
  return <Organizations />;
}

function Organizations() {
  const { search } = route.useSearch();
  const navigate = route.useNavigate();
  const [opening, setOpening] = useState<SupportOrganization | null>(null);
  const columns = useMemo(() => columnsWith(setOpening), []);
  const query = useInfiniteQuery(
    trpc.support.organizations.infiniteQueryOptions(
      { search },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);

  function find(next: string | undefined) {
    void navigate({ search: { search: next }, replace: true });
  }

  return (
    <Page
      title={t('support.title')}
      lead={t('support.lead')}
      action={
        <Link to="/support/jobs" className={buttonClass()}>
          {t('jobs.link')}
        </Link>
      }
    >
      <FilterBar filtered={search !== undefined} onClear={() => find(undefined)}>
        <SearchInput label={t('support.search')} value={search} onChange={find} wide />
      </FilterBar>
      <ListCard
        query={query}
        shown={items.length}
        empty={
          search === undefined ? (
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
          <span className="block py-1 sm:hidden">
            <Health organization={original} />
          </span>
        </div>
      ),
    }),
    column.display({
      id: 'health',
      header: t('support.column.health'),
      cell: ({ row }) => <Health organization={row.original} />,
      meta: { width: 'w-[196px]', hideBelow: 'sm' },
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
      id: 'failures',
      header: t('support.column.failures'),
      cell: ({ row }) => formatNumber(row.original.failuresLastDay),
      meta: { width: 'w-[120px]', align: 'end', hideBelow: 'md' },
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

function Health({ organization }: { organization: SupportOrganization }) {
  const { tone, label } = healthOf(organization.directories.map((directory) => directory.state));
  return <StatusBadge tone={tone} label={t(label)} />;
}
