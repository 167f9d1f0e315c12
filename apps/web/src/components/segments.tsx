import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';

/** A few views of one thing side by side, of which one is shown: links with `segmentClass`. */
export function Segments({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex">
      <div className="flex gap-0.5 rounded-lg border border-line bg-sunken p-0.5">{children}</div>
    </nav>
  );
}

export function segmentClass(here: boolean): string {
  return cx(
    'flex h-7 items-center gap-1.5 rounded-md px-2.5 font-medium text-sm pointer-coarse:h-9',
    here ? 'bg-surface text-ink shadow-xs' : 'text-muted hover:text-ink',
  );
}
