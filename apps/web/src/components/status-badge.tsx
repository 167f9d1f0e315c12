import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  Info,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import { cx } from '#lib/class-names.ts';

export type Tone = 'positive' | 'warning' | 'danger' | 'neutral' | 'pending' | 'info';

const looks: Record<Tone, { icon: LucideIcon; className: string }> = {
  positive: { icon: CircleCheck, className: 'bg-positive-soft text-positive' },
  warning: { icon: TriangleAlert, className: 'bg-warning-soft text-warning' },
  danger: { icon: CircleAlert, className: 'bg-danger-soft text-danger' },
  neutral: { icon: CircleMinus, className: 'bg-sunken text-muted' },
  pending: { icon: CircleDashed, className: 'bg-sunken text-muted' },
  info: { icon: Info, className: 'bg-accent-soft text-accent-text' },
};

type StatusBadgeProps = {
  tone: Tone;
  label: string;
  icon?: LucideIcon;
  /** Without the surface, for states that are as they should be in long lists. */
  quiet?: boolean;
};

/** A state as icon and word; the colour only repeats what they say. */
export function StatusBadge({ tone, label, icon, quiet = false }: StatusBadgeProps) {
  const look = looks[tone];
  const Icon = icon ?? look.icon;
  if (quiet) {
    return (
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
        <ToneIcon tone={tone} className="size-3.5" />
        {label}
      </span>
    );
  }
  return (
    <span
      className={cx(
        'inline-flex h-[22px] items-center gap-1 whitespace-nowrap rounded-full pr-2 pl-1.5 font-medium text-xs',
        look.className,
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      {label}
    </span>
  );
}

/** The icon of a tone alone, beside a sentence that says the same. */
export function ToneIcon({ tone, className }: { tone: Tone; className?: string }) {
  const Icon = looks[tone].icon;
  const color: Record<Tone, string> = {
    positive: 'text-positive',
    warning: 'text-warning',
    danger: 'text-danger',
    neutral: 'text-muted',
    pending: 'text-faint',
    info: 'text-accent-text',
  };
  return <Icon aria-hidden className={cx('size-4 shrink-0', color[tone], className)} />;
}
