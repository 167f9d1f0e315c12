import { Note } from '#components/note.tsx';
import { Card } from '#components/page.tsx';
import { columnsOf, Table } from '#components/table.tsx';
import type { ImportPreviewData } from '#lib/api.ts';
import { formatList, formatNumber } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { FaultyRows } from './faulty-rows.tsx';

type ImportPreviewProps = { preview: ImportPreviewData; guessed: boolean };

const outcomes = ['new', 'matched', 'imported', 'inactive', 'faulty'] as const;

/** What the import would do, before anything is changed. */
export function ImportPreview({ preview, guessed }: ImportPreviewProps) {
  const { counts, rows, faulty, ignoredColumns } = preview;
  return (
    <div className="flex flex-col gap-5">
      <Card>
        <dl className="grid divide-line max-sm:divide-y sm:grid-cols-[repeat(auto-fit,minmax(150px,1fr))] sm:divide-x">
          {outcomes
            .filter((outcome) => outcome === 'new' || counts[outcome] > 0)
            .map((outcome) => (
              <div key={outcome} className="px-4 py-3">
                <dt className="text-muted text-sm">{t(`imports.count.${outcome}`)}</dt>
                <dd>
                  <span className="font-semibold text-xl tabular-nums">{formatNumber(counts[outcome])}</span>
                  <span className="block text-muted text-sm">{t(`imports.count.${outcome}Detail`)}</span>
                </dd>
              </div>
            ))}
        </dl>
      </Card>
      {guessed && <Note tone="warning">{t('imports.guessed')}</Note>}
      {ignoredColumns.length > 0 && (
        <Note title={t('imports.ignored', { columns: formatList(ignoredColumns) })}>
          {t('imports.ignoredDetail')}
        </Note>
      )}
      {faulty.length > 0 && <FaultyRows rows={faulty} count={counts.faulty} />}
      {rows.new.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="font-medium">{t('imports.firstNew')}</h3>
          <Card>
            <Table
              caption={t('imports.newCaption')}
              columns={newColumns}
              items={[...rows.new]}
              itemId={({ line }) => String(line)}
            />
          </Card>
        </div>
      )}
      {counts.new === 0 && <p className="text-muted">{t('imports.nobody')}</p>}
    </div>
  );
}

const column = columnsOf<ImportPreviewData['rows']['new'][number]>();

const newColumns = [
  column.display({
    id: 'name',
    header: t('imports.column.name'),
    cell: ({ row }) => (
      <div className="min-w-0">
        <span className="block truncate font-medium">{row.original.displayName}</span>
        <span className="block truncate text-muted text-xs sm:hidden">{row.original.email}</span>
      </div>
    ),
  }),
  column.display({
    id: 'email',
    header: t('imports.column.email'),
    meta: { hideBelow: 'sm' },
    cell: ({ row }) => <span className="block truncate">{row.original.email}</span>,
  }),
  column.display({
    id: 'line',
    header: t('imports.column.line'),
    meta: { width: 'w-20', align: 'end' },
    cell: ({ row }) => formatNumber(row.original.line),
  }),
];
