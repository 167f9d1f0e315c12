import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { cx } from '#lib/class-names.ts';
import type { MenuChoiceProps, MenuItemProps, MenuProps } from './menu.tsx';

const itemClass =
  'flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 outline-none data-highlighted:bg-sunken pointer-coarse:min-h-10';

/** What a Menu is when it has been fetched. Other components use Menu and its parts. */
export function MenuList({
  trigger,
  align = 'start',
  side = 'bottom',
  children,
  defaultOpen,
}: MenuProps & { defaultOpen: boolean }) {
  return (
    // Not modal: the rest of the page stays in reach of assistive technology.
    <Radix.Root modal={false} defaultOpen={defaultOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-[70vh] min-w-52 max-w-80 animate-enter overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-raised"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({ icon: Icon, children, onSelect, danger = false }: MenuItemProps) {
  return (
    <Radix.Item onSelect={onSelect} className={cx(itemClass, danger && 'text-danger')}>
      {Icon && <Icon aria-hidden className={cx('size-4', !danger && 'text-muted')} />}
      {children}
    </Radix.Item>
  );
}

/** One of several of which one is chosen. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<Value>) {
  return (
    <Radix.Group>
      <Radix.Label className="px-2 pt-1.5 pb-1 text-muted text-xs">{label}</Radix.Label>
      <Radix.RadioGroup
        value={value}
        onValueChange={(next) => {
          const option = options.find((candidate) => candidate.value === next);
          if (option) onChange(option.value);
        }}
      >
        {options.map(({ value: option, label: text, icon: Icon, lang }) => (
          <Radix.RadioItem key={option} value={option} lang={lang} className={itemClass}>
            {Icon && <Icon aria-hidden className="size-4 text-muted" />}
            <span className="min-w-0 flex-1 truncate">{text}</span>
            <Radix.ItemIndicator>
              <Check aria-hidden className="size-3.5 text-accent-text" />
            </Radix.ItemIndicator>
          </Radix.RadioItem>
        ))}
      </Radix.RadioGroup>
    </Radix.Group>
  );
}

export function MenuLine() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}
