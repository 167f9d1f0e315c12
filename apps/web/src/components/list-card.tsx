import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';
import { Button } from './button.tsx';
import { LoadError } from './error-note.tsx';
import { Card } from './page.tsx';
import { SkeletonRows } from './skeleton.tsx';

/** What a list needs to know of its query, paged or not. */
type ListQuery = {
  isPending: boolean;
  error: unknown;
  isPlaceholderData?: boolean;
  refetch: () => Promise<unknown>;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?: () => Promise<unknown>;
};

type ListCardProps = {
  query: ListQuery;
  /** How many are loaded, and of how many where that is known. */
  shown: number;
  total?: number | undefined;
  empty: ReactNode;
  children: ReactNode;
  skeletonRows?: number;
};

/** A list in each of its states: loading, failed, empty, or there, with the way to its next page. */
export function ListCard({ query, shown, total, empty, children, skeletonRows }: ListCardProps) {
  if (query.isPending) {
    return (
      <Card>
        <SkeletonRows rows={skeletonRows ?? 8} />
      </Card>
    );
  }
  if (query.error && shown === 0) {
    return (
      <Card>
        <LoadError error={query.error} onRetry={() => void query.refetch()} />
      </Card>
    );
  }
  if (shown === 0) return <Card>{empty}</Card>;
  return (
    <Card className={cx('transition-opacity', query.isPlaceholderData && 'opacity-60')}>
      {children}
      {(query.hasNextPage || total !== undefined) && (
        <div className="flex min-h-11 items-center justify-between gap-3 border-line border-t px-4 py-2 text-muted text-sm">
          <span className="tabular-nums">
            {total === undefined ? t('list.shown', { count: shown }) : t('list.shownOf', { shown, total })}
          </span>
          {query.hasNextPage && (
            <Button
              size="sm"
              busy={query.isFetchingNextPage ?? false}
              onClick={() => void query.fetchNextPage?.()}
            >
              {t('action.loadMore')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
