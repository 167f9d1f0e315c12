import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from '#lib/class-names.ts';
import { useLeaving } from '#lib/leaving.ts';
import { t } from '#lib/messages/translate.ts';

type Variant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'danger-quiet';
type Size = 'md' | 'sm';

const variants: Record<Variant, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:border-control/60 hover:bg-sunken',
  ghost: 'text-muted hover:bg-sunken hover:text-ink',
  danger: 'bg-danger-fill text-accent-ink hover:bg-danger-fill-strong',
  'danger-quiet':
    'border border-line-strong bg-surface text-danger hover:border-danger/60 hover:bg-danger-soft',
};

const sizes: Record<Size, string> = {
  md: 'h-8 px-3 pointer-coarse:h-10',
  sm: 'h-7 px-2 text-sm pointer-coarse:h-9',
};

const changing: readonly Variant[] = ['primary', 'danger', 'danger-quiet'];

/** The look of a button, for links that go where a button would act. */
export function buttonClass({ variant = 'secondary', size = 'md' }: { variant?: Variant; size?: Size } = {}) {
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed',
    variants[variant],
    sizes[size],
  );
}

type ButtonProps = ComponentProps<'button'> & {
  variant?: Variant;
  size?: Size;
  icon?: LucideIcon;
  /** Work is under way: shows it, says it, and takes no second press. The button keeps its focus. */
  busy?: boolean;
  /** It changes something, or begins to: closed to whoever may only look, with the reason. Most say so by how they look. */
  changes?: boolean;
};

export function Button({
  variant = 'secondary',
  size = 'md',
  icon: Icon,
  busy = false,
  changes,
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const isLeaving = useLeaving() !== null;
  const closed = isLeaving && (changes ?? (props.type === 'submit' || changing.includes(variant)));
  return (
    <button
      type="button"
      {...props}
      title={closed ? t('leaving.closed') : props.title}
      aria-busy={busy || undefined}
      aria-disabled={busy || closed || undefined}
      onClick={(event) => {
        if (busy || closed) event.preventDefault();
        else onClick?.(event);
      }}
      className={cx(buttonClass({ variant, size }), closed && 'opacity-50', className)}
    >
      {busy ? (
        <LoaderCircle aria-hidden className="size-4 animate-spin" />
      ) : (
        Icon && <Icon aria-hidden className="size-4" />
      )}
      {children}
    </button>
  );
}

/** A button that shows only an icon; `label` is its name. */
export function IconButton({
  label,
  icon: Icon,
  className,
  ...props
}: Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & { label: string; icon: LucideIcon }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...props}
      className={cx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-sunken hover:text-ink pointer-coarse:size-10',
        'disabled:cursor-not-allowed disabled:opacity-50',
        className,
      )}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
