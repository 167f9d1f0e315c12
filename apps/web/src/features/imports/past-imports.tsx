import { useQuery } from '@tanstack/react-query';
import { LoadError } from '#components/error-note.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Card } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { UndoImport } from './undo-import.tsx';

/** What was imported, each with its undo. */
export function PastImports() {
  const scope = useOrganization();
  const query = useQuery(trpc.import.list.queryOptions(scope));
  if (!query.data) {
    return (
      <Card>
        {query.error ? (
          <LoadError error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <SkeletonRows rows={2} />
        )}
      </Card>
    );
  }
  if (query.data.length === 0)
    return <Card className="px-4 py-3.5 text-muted">{t('imports.pastEmpty')}</Card>;
  return (
    <Card>
      <ul aria-label={t('imports.past')} className="divide-y divide-line">
        {query.data.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="truncate font-medium">{one.fileName}</p>
              <p className="text-muted text-sm">
                {t('imports.pastRow', { count: one.created, by: one.createdBy })}{' '}
                <RelativeTime at={one.createdAt} />
              </p>
              {one.undoneAt && (
                <p className="text-muted text-sm">
                  {t('imports.undone', { count: one.removed ?? 0 })} <RelativeTime at={one.undoneAt} />
                </p>
              )}
            </div>
            {!one.undoneAt && (
              <ManagersOnly act="import.undo" what={t('imports.undo')}>
                <UndoImport id={one.id} fileName={one.fileName} />
              </ManagersOnly>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
