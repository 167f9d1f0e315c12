import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';
import { type Tone, ToneIcon } from './status-badge.tsx';

const surfaces: Record<Extract<Tone, 'info' | 'warning' | 'danger'>, string> = {
  info: 'border-line bg-sunken',
  warning: 'border-warning/30 bg-warning-soft',
  danger: 'border-danger/30 bg-danger-soft',
};

/** Something that must be known before going on. */
export function Note({
  tone = 'info',
  title,
  children,
}: {
  tone?: keyof typeof surfaces;
  title?: string;
  children: ReactNode;
}) {
  return (
    <div className={cx('flex gap-2.5 rounded-lg border px-3 py-2.5', surfaces[tone])}>
      <ToneIcon tone={tone} className="mt-[3px]" />
      <div className="min-w-0">
        {title && <p className="font-medium">{title}</p>}
        <div className="text-muted">{children}</div>
      </div>
    </div>
  );
}
