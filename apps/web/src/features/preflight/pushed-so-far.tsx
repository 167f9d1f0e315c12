import { useQuery } from '@tanstack/react-query';
import { LoadError } from '#components/error-note.tsx';
import { Card, Section } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { Table } from '#components/table.tsx';
import { type Directory, trpc } from '#lib/api.ts';
import { formatNumber } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { absentColumns } from './report-columns.tsx';

/** How whom a connection has pushed compares with who is here, without any file. */
export function PushedSoFar({ directory: { id, name } }: { directory: Directory }) {
  const scope = useOrganization();
  const query = useQuery(trpc.preflight.pushed.queryOptions({ ...scope, directoryId: id }));
  return (
    <Section title={t('preflight.pushed', { directory: name })}>
      <Card>
        {query.isPending && <SkeletonRows rows={2} />}
        {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && (
          <>
            <p className="px-4 py-3">
              {query.data.pushed === 0
                ? t('preflight.pushedNothing', { directory: name })
                : t('preflight.pushedDetail', {
                    count: query.data.pushed,
                    matched: formatNumber(query.data.matched),
                    fresh: formatNumber(query.data.fresh),
                  })}
            </p>
            {query.data.pushed > 0 && query.data.absentCount > 0 && (
              <details className="border-line border-t">
                <summary className="cursor-pointer px-4 py-3 font-medium hover:bg-sunken/60">
                  {t('preflight.notPushed', { count: query.data.absentCount })}
                </summary>
                <Table
                  caption={t('preflight.notPushed', { count: query.data.absentCount })}
                  columns={absentColumns}
                  items={query.data.absent}
                  itemId={(member) => member.id}
                />
              </details>
            )}
          </>
        )}
      </Card>
    </Section>
  );
}
