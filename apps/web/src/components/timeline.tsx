import type { ReactNode } from 'react';
import { RelativeTime } from './relative-time.tsx';

/** What happened, newest first. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {children}
    </ol>
  );
}

export function TimelineEntry({
  at,
  mark,
  title,
  detail,
}: {
  at: string;
  mark: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
}) {
  return (
    <li className="group relative flex gap-3 pb-5 last:pb-0">
      <span aria-hidden className="absolute top-7 bottom-0 left-3 w-px bg-line group-last:hidden" />
      <span className="flex size-6 shrink-0 items-center justify-center rounded-full border border-line bg-surface">
        {mark}
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <p className="min-w-0 font-medium">{title}</p>
          <RelativeTime at={at} className="text-muted text-sm" />
        </div>
        {detail && <p className="text-muted">{detail}</p>}
      </div>
    </li>
  );
}
