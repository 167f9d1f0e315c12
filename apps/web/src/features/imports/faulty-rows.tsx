import { Download } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { Card } from '#components/page.tsx';
import { columnsOf, Table } from '#components/table.tsx';
import type { ImportPreviewData } from '#lib/api.ts';
import { csvFile } from '#lib/csv.ts';
import { downloadFile } from '#lib/download-file.ts';
import { formatNumber } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';

type FaultyRow = ImportPreviewData['faulty'][number];

const shownMax = 10;

/** The rows that are left out: the first of them here, all that are known in a file. */
export function FaultyRows({ rows, count }: { rows: readonly FaultyRow[]; count: number }) {
  const more = count - Math.min(rows.length, shownMax);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{t('imports.faulty')}</h3>
        <Button size="sm" icon={Download} onClick={() => download(rows)}>
          {t('imports.faultyDownload')}
        </Button>
      </div>
      <Card>
        <Table
          caption={t('imports.faultyCaption')}
          columns={columns}
          items={rows.slice(0, shownMax)}
          itemId={({ line }) => String(line)}
        />
        {more > 0 && (
          <p className="border-line border-t px-4 py-2.5 text-muted text-sm">
            {t('imports.faultyMore', { count: more })}
          </p>
        )}
      </Card>
    </div>
  );
}

function download(rows: readonly FaultyRow[]) {
  const heading = [t('imports.column.line'), t('imports.column.text'), t('imports.column.reason')];
  const text = csvFile([heading, ...rows.map(({ line, text: says, reason }) => [line, says, reason])]);
  downloadFile(t('imports.faultyFile'), new Blob([text], { type: 'text/csv' }));
}

const column = columnsOf<FaultyRow>();

const columns = [
  column.display({
    id: 'line',
    header: t('imports.column.line'),
    meta: { width: 'w-20' },
    cell: ({ row }) => <span className="tabular-nums">{formatNumber(row.original.line)}</span>,
  }),
  column.display({
    id: 'text',
    header: t('imports.column.text'),
    meta: { width: 'w-64', hideBelow: 'md' },
    cell: ({ row }) => <code className="block truncate font-mono text-xs">{row.original.text}</code>,
  }),
  column.display({
    id: 'reason',
    header: t('imports.column.reason'),
    cell: ({ row }) => <span className="block break-words py-1">{row.original.reason}</span>,
  }),
];
