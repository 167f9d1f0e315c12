import { Check } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { SelectFace, type SelectProps, selectClass } from './select-face.tsx';

/** What a Select is once it was opened. Other components use Select, which fetches this. */
export function SelectList<Value extends string>({
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
      defaultOpen
      value={value}
      disabled={disabled}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
    >
      <Radix.Trigger {...control} aria-label={label} className={selectClass({ size, className })}>
        <SelectFace prefix={prefix} selected={selected} />
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
