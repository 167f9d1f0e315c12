import { ArrowUp, Pause, Play } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { t } from '#lib/messages/translate.ts';

type LiveTailProps = {
  paused: boolean;
  /** How many requests have come that the list does not show, or at least so many. */
  newer: number;
  newerAreMore: boolean;
  onPause: (paused: boolean) => void;
  onShow: () => void;
};

/** Says whether the list follows what comes, holds it still, and lets in what came meanwhile. */
export function LiveTail({ paused, newer, newerAreMore, onPause, onShow }: LiveTailProps) {
  return (
    <div className="sticky top-2 z-20 flex min-h-8 items-center justify-end gap-2">
      <p aria-live="polite" className="sr-only">
        {newer > 0 && t('activity.newer', { count: newer })}
      </p>
      {newer > 0 && (
        <Button size="sm" variant="primary" icon={ArrowUp} onClick={onShow}>
          {t(newerAreMore ? 'activity.showManyNewer' : 'activity.showNewer', { count: newer })}
        </Button>
      )}
      <Button size="sm" icon={paused ? Play : Pause} onClick={() => onPause(!paused)}>
        {t(paused ? 'activity.resume' : 'activity.pause')}
      </Button>
    </div>
  );
}
