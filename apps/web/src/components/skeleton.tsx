import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';

/** A grey bar where a text will be. */
function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block h-3 animate-pulse rounded-sm bg-line', className)} />;
}

/** Several rows of grey bars with one announcement. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" className="divide-y divide-line">
      <span className="sr-only">{t('list.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div key={row} className="flex h-11 items-center gap-4 px-4">
          <Skeleton className={row % 2 === 0 ? 'w-40' : 'w-32'} />
          <Skeleton className="hidden w-24 sm:block" />
          <Skeleton className="ml-auto w-16" />
        </div>
      ))}
    </div>
  );
}
