import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';

export type SelectOption<Value extends string> = { value: Value; label: string; icon?: ReactNode };

export type SelectProps<Value extends string> = {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  /** The name for readers who do not see the label; not needed inside a Field. */
  label?: string;
  /** Shown before the value, for filters: "Role: Admin". */
  prefix?: string;
  size?: 'md' | 'sm';
  disabled?: boolean;
  className?: string;
  id?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
};

export function selectClass({ size = 'md', className }: { size?: 'md' | 'sm'; className?: string }): string {
  return cx(
    'inline-flex items-center justify-between gap-2 rounded-md border border-line-strong bg-surface text-left transition-colors hover:border-control/60 aria-invalid:border-danger',
    'disabled:cursor-not-allowed disabled:opacity-60',
    size === 'md' ? 'h-8 px-2.5 pointer-coarse:h-10' : 'h-7 px-2 text-sm pointer-coarse:h-9',
    className,
  );
}

/** The value that is chosen, as it stands in the field. */
export function SelectFace({ prefix, selected }: { prefix?: string; selected?: SelectOption<string> }) {
  return (
    <>
      <span className="flex min-w-0 items-center gap-1.5 truncate">
        {prefix && <span className="text-muted">{prefix}</span>}
        {selected?.icon}
        <span className="truncate">{selected?.label}</span>
      </span>
      <ChevronDown aria-hidden className="size-3.5 text-muted" />
    </>
  );
}
