import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';

export type StepState = 'done' | 'current' | 'later';

/** Steps to be done in order, in another place or here. */
export function Stepper({ children }: { children: ReactNode }) {
  return <ol className="flex flex-col">{children}</ol>;
}

/** `state` is left out where nothing tells whether the step was done. */
export function Step({
  number,
  title,
  state,
  minutes,
  anchor,
  open = true,
  onToggle,
  summary,
  children,
}: {
  number: number;
  title: string;
  state?: StepState | undefined;
  minutes?: number;
  /** The fragment by which the step is linked to. */
  anchor?: string;
  open?: boolean;
  /** The title folds and unfolds the step. */
  onToggle?: () => void;
  /** What is worth knowing of the step while it is folded. */
  summary?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li
      id={anchor}
      aria-current={state === 'current' ? 'step' : undefined}
      className="group relative flex scroll-mt-4 gap-4 pb-8 last:pb-0"
    >
      <span aria-hidden className="absolute top-8 bottom-1 left-[13px] w-px bg-line group-last:hidden" />
      <span
        className={cx(
          'flex size-7 shrink-0 items-center justify-center rounded-full border font-medium text-sm tabular-nums',
          state === 'done' && 'border-transparent bg-positive-soft text-positive',
          state === 'current' && 'border-accent bg-accent text-accent-ink',
          (state === 'later' || state === undefined) && 'border-control/60 bg-surface text-muted',
        )}
      >
        {state === 'done' ? <Check aria-hidden className="size-4" /> : number}
      </span>
      <div className="min-w-0 flex-1 pt-[3px]">
        <h2 className="font-medium">
          {onToggle ? (
            <button type="button" aria-expanded={open} onClick={onToggle} className="text-left font-medium">
              {title}
              <ChevronDown
                aria-hidden
                className={cx('ml-1 inline size-4 text-faint transition-transform', !open && '-rotate-90')}
              />
            </button>
          ) : (
            title
          )}
          {state === 'done' && <span className="sr-only"> {t('step.done')}</span>}
          {minutes !== undefined && (
            <span className="ml-2 font-normal text-muted text-sm">
              {t('docs.minutes', { count: minutes })}
            </span>
          )}
          {anchor && (
            <a
              href={`#${anchor}`}
              aria-label={t('docs.linkToStep', { title })}
              className="ml-2 font-normal text-faint opacity-0 hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 print:hidden"
            >
              #
            </a>
          )}
        </h2>
        {open ? <div className="mt-2 flex flex-col gap-3">{children}</div> : summary}
      </div>
    </li>
  );
}
