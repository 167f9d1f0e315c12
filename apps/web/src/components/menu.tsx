import type { LucideIcon } from 'lucide-react';
import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useState,
} from 'react';
import { later, usePart } from '#lib/later.ts';

export type MenuProps = {
  trigger: ReactElement<ComponentProps<'button'>>;
  align?: 'start' | 'end';
  side?: 'top' | 'bottom';
  children: ReactNode;
};

export type MenuItemProps = {
  icon?: LucideIcon;
  children: ReactNode;
  onSelect: () => void;
  danger?: boolean;
};

export type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  /** `lang`: of a label that is not in the language of the page. */
  options: readonly { value: Value; label: string; icon?: LucideIcon; lang?: string }[];
  onChange: (value: Value) => void;
};

const menuList = later(() => import('./menu-list.tsx'));

/** A list of actions that opens from a button. Until the list is fetched the button alone is there, and remembers. */
export function Menu({ trigger, ...props }: MenuProps) {
  const [pressed, setPressed] = useState(false);
  const part = usePart(menuList, pressed);
  if (part) return <part.MenuList {...props} trigger={trigger} defaultOpen={pressed} />;
  return cloneElement(trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerDown: () => setPressed(true),
    onKeyDown: ({ key }: KeyboardEvent) => {
      if (key === 'Enter' || key === ' ' || key === 'ArrowDown') setPressed(true);
    },
  });
}

export function MenuItem(props: MenuItemProps) {
  const part = usePart(menuList);
  return part ? <part.MenuItem {...props} /> : null;
}

/** One of several of which one is chosen. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const part = usePart(menuList);
  return part ? <part.MenuChoice {...props} /> : null;
}

export function MenuLine() {
  const part = usePart(menuList);
  return part ? <part.MenuLine /> : null;
}
