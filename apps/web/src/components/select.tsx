import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';

export type SelectOption<Value extends string> = { value: Value; label: string; icon?: ReactNode };

type SelectProps<Value extends string> = {
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

/** One of a few values. */
export function Select<Value extends string>({
  value,
  onChange,
  options,
  label,
  prefix,
  size = 'md',
  disabled,
  className,
  ...control
}: SelectProps<Value>) {
  const selected = options.find((option) => option.value === value);
  return (
    <Radix.Root
      value={value}
      disabled={disabled}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
    >
      <Radix.Trigger
        {...control}
        aria-label={label}
        className={cx(
          'inline-flex items-center justify-between gap-2 rounded-md border border-line-strong bg-surface text-left transition-colors hover:border-control/60 aria-invalid:border-danger',
          'disabled:cursor-not-allowed disabled:opacity-60',
          size === 'md' ? 'h-8 px-2.5 pointer-coarse:h-10' : 'h-7 px-2 text-sm pointer-coarse:h-9',
          className,
        )}
      >
        <span className="flex min-w-0 items-center gap-1.5 truncate">
          {prefix && <span className="text-muted">{prefix}</span>}
          {selected?.icon}
          <span className="truncate">
            <Radix.Value>{selected?.label}</Radix.Value>
          </span>
        </span>
        <Radix.Icon>
          <ChevronDown aria-hidden className="size-3.5 text-muted" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-enter overflow-hidden rounded-lg border border-line bg-raised shadow-raised"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="flex h-8 cursor-default select-none items-center gap-2 rounded-md pr-2 pl-2 outline-none data-highlighted:bg-sunken pointer-coarse:h-10"
              >
                {option.icon}
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className="ml-auto pl-3">
                  <Check aria-hidden className="size-3.5 text-accent-text" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
