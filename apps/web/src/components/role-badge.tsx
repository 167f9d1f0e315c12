import { type Role, rankOf, roles } from '@rollcall/access';
import { BadgeCheck, type LucideIcon, ShieldCheck, UserRound } from 'lucide-react';
import { cx } from '#lib/class-names.ts';
import type { SelectOption } from './select.tsx';

const lowestRank = Math.min(...roles.map((role) => role.rank));

function definitionOf(name: Role) {
  return roles.find((role) => role.name === name) ?? roles[roles.length - 1];
}

export function roleLabel(name: Role): string {
  return definitionOf(name)?.label ?? name;
}

/** By capability and rank, never by name, since a vendor may have other roles. */
function iconOf(name: Role): LucideIcon {
  if (definitionOf(name)?.administers) return ShieldCheck;
  return rankOf(name) > lowestRank ? BadgeCheck : UserRound;
}

export function RoleIcon({ role }: { role: Role }) {
  const Icon = iconOf(role);
  const administers = definitionOf(role)?.administers;
  return (
    <Icon aria-hidden className={cx('size-4 shrink-0', administers ? 'text-accent-text' : 'text-muted')} />
  );
}

/** A role as icon and word; one that administers stands out. */
export function RoleBadge({ role }: { role: Role }) {
  const Icon = iconOf(role);
  return (
    <span
      className={cx(
        'inline-flex h-[22px] items-center gap-1 whitespace-nowrap rounded-full border pr-2 pl-1.5 font-medium text-xs',
        definitionOf(role)?.administers
          ? 'border-transparent bg-accent-soft text-accent-text'
          : 'border-line bg-surface text-ink',
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      {roleLabel(role)}
    </span>
  );
}

/** The roles to choose from, highest first. */
export function roleOptions(of: readonly Role[] = roles.map((role) => role.name)): SelectOption<Role>[] {
  return of.map((role) => ({ value: role, label: roleLabel(role), icon: <RoleIcon role={role} /> }));
}
