import type { Role } from '@rollcall/access';
import { ArrowRight, CircleDashed } from 'lucide-react';
import { RoleBadge } from '#components/role-badge.tsx';
import { t } from '#lib/messages/translate.ts';

/** From one role to another, or to none. */
export function RoleStep({ from, to }: { from: Role | null; to: Role | null }) {
  return (
    <span className="inline-flex items-center gap-2">
      <RoleOrNone role={from} />
      <ArrowRight role="img" aria-label={t('preview.becomes')} className="size-4 shrink-0 text-faint" />
      <RoleOrNone role={to} />
    </span>
  );
}

function RoleOrNone({ role }: { role: Role | null }) {
  if (role) return <RoleBadge role={role} />;
  return (
    <span className="inline-flex items-center gap-1 text-muted text-xs">
      <CircleDashed aria-hidden className="size-3.5" />
      {t('groups.noRole')}
    </span>
  );
}
