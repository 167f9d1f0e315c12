import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ClipboardCheck, LifeBuoy, Link2, ScrollText, SearchX, ShieldCheck } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { AttributeChanges } from '#components/attribute-changes.tsx';
import { Button, buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ExportMenu } from '#components/export-menu.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Page } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { type Columns, columnsOf, Table } from '#components/table.tsx';
import { type AuditItem, trpc } from '#lib/api.ts';
import { downloadAddress } from '#lib/download-address.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { auditChanges } from './audit-changes.ts';
import { AuditFilters } from './audit-filters.tsx';
import { auditFilter } from './audit-search.ts';
import { auditSentence } from './audit-sentence.ts';
import { SealDialog } from './seal-dialog.tsx';

const route = getRouteApi('/signed-in/o/$organization/audit');

const column = columnsOf<AuditItem>();
const columns: Columns<AuditItem> = [
  column.display({
    id: 'what',
    header: t('audit.column.what'),
    cell: ({ row }) => <WhatCell item={row.original} />,
  }),
  column.display({
    id: 'who',
    header: t('audit.column.who'),
    cell: ({ row }) => <WhoCell actor={row.original.actor} />,
    meta: { width: 'w-[240px]', hideBelow: 'md' },
  }),
  column.display({
    id: 'where',
    header: t('audit.column.where'),
    cell: ({ row }) => <span className="block truncate text-muted">{row.original.address}</span>,
    meta: { width: 'w-[136px]', hideBelow: 'lg' },
  }),
  column.display({
    id: 'when',
    header: t('audit.column.when'),
    cell: ({ row }) => <RelativeTime at={row.original.at} className="text-muted" />,
    meta: { width: 'w-[132px]', align: 'end', hideBelow: 'sm' },
  }),
];

export function AuditScreen(): ReactNode {
  const scope = useOrganization();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [sealOpen, setSealOpen] = useState(false);
  const { record, at, search: words, who, area, period } = search;
  // Fixed when it is chosen: a start that moves with the clock would be a new list at every render.
  const filter = useMemo(
    () => auditFilter({ record, at, search: words, who, area, period }, Date.now()),
    [record, at, words, who, area, period],
  );
  const query = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(
      { ...scope, ...filter },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const filtered = Object.values(search).some((value) => value !== undefined);
  const nothingYet = query.isSuccess && items.length === 0 && !filtered;

  return (
    <Page
      title={t('audit.title')}
      lead={t('audit.lead')}
      action={
        !nothingYet && (
          <>
            <Link to="/o/$organization/access-review" params={scope} className={buttonClass()}>
              <ClipboardCheck aria-hidden className="size-4" />
              {t('review.link')}
            </Link>
            <Button icon={ShieldCheck} onClick={() => setSealOpen(true)}>
              {t('audit.seal.open')}
            </Button>
            <ExportMenu
              address={(format) => downloadAddress(scope.organization, `audit.${format}`, filter)}
            />
          </>
        )
      }
    >
      {!nothingYet && (
        <AuditFilters
          search={search}
          filtered={filtered}
          onChange={(change) =>
            void navigate({
              search: (before) => ({ ...before, record: undefined, at: undefined, ...change }),
              replace: true,
            })
          }
          onClear={() => void navigate({ search: {}, replace: true })}
        />
      )}
      <ListCard
        query={query}
        shown={items.length}
        empty={
          filtered ? (
            <EmptyState
              icon={SearchX}
              title={t('audit.nothingFound')}
              detail={t('audit.nothingFoundDetail')}
            />
          ) : (
            <EmptyState icon={ScrollText} title={t('audit.empty')} detail={t('audit.emptyDetail')} />
          )
        }
      >
        <Table caption={t('audit.caption')} columns={columns} items={items} itemId={(item) => item.id} />
      </ListCard>
      <SealDialog open={sealOpen} onOpenChange={setSealOpen} />
    </Page>
  );
}

function WhatCell({ item }: { item: AuditItem }) {
  const changes = auditChanges(item.before, item.after);
  return (
    <div className="min-w-0 py-1">
      <p className="break-words font-medium">{auditSentence(item)}</p>
      <div className="md:hidden">
        <WhoCell actor={item.actor} />
      </div>
      <RelativeTime at={item.at} className="block text-muted text-xs sm:hidden" />
      {item.reason && <p className="break-words text-muted">{t('audit.reason', { reason: item.reason })}</p>}
      {changes.length > 0 && (
        <details className="mt-0.5">
          <summary className="w-fit text-muted text-xs hover:text-ink">{t('audit.changes')}</summary>
          <div className="mt-2 mb-1">
            <AttributeChanges changes={changes} />
          </div>
        </details>
      )}
    </div>
  );
}

function WhoCell({ actor }: { actor: AuditItem['actor'] }) {
  switch (actor.kind) {
    case 'account':
      return <span className="block truncate">{actor.name}</span>;
    case 'staff':
      return (
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="truncate">{actor.name}</span>
          <StatusBadge tone="warning" icon={LifeBuoy} label={t('audit.support')} />
        </span>
      );
    case 'setup':
      return (
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="truncate">{actor.name}</span>
          <StatusBadge tone="info" icon={Link2} label={t('audit.setup')} />
        </span>
      );
    case 'cli':
      return <span className="text-muted">{t('audit.cli')}</span>;
    case 'system':
      return <span className="text-muted">{t('audit.system')}</span>;
  }
}
