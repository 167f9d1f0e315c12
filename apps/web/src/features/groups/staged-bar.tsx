import { Button } from '#components/button.tsx';
import { t } from '#lib/messages/translate.ts';

/** Stays in sight while changes wait to be saved. */
export function StagedBar({
  count,
  onReview,
  onDiscard,
}: {
  count: number;
  onReview: () => void;
  onDiscard: () => void;
}) {
  return (
    <section
      aria-label={t('groups.stagedLabel')}
      aria-live="polite"
      className="sticky bottom-4 z-20 empty:hidden"
    >
      {count > 0 && (
        <div className="mx-auto flex w-fit max-w-full animate-enter flex-wrap items-center gap-x-5 gap-y-2 rounded-xl border border-line bg-raised py-2 pr-2 pl-4 shadow-raised">
          <p className="font-medium tabular-nums">{t('groups.staged', { count })}</p>
          <div className="flex gap-2">
            <Button onClick={onDiscard}>{t('groups.discard')}</Button>
            <Button variant="primary" onClick={onReview}>
              {t('groups.review')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
