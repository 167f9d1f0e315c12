import type { Role } from '@rollcall/access';
import { t } from '#lib/messages/translate.ts';
import { RoleStep } from './role-step.tsx';
import type { StagedRoles } from './staged-roles.ts';

/** Every staged change, each as a row: what it is about, and from which role to which. */
export function StagedChanges({ staged }: { staged: StagedRoles }) {
  return (
    <ul aria-label={t('groups.reviewCaption')} className="divide-y divide-line rounded-lg border border-line">
      {staged.defaultRole && <ChangeRow name={t('groups.everyoneElseRow')} {...staged.defaultRole} />}
      {[...staged.groups.values()].map(({ directoryId, groupId, ...group }) => (
        <ChangeRow key={`${directoryId}/${groupId}`} {...group} />
      ))}
    </ul>
  );
}

type ChangeRowProps = { name: string; people?: number; from: Role | null; to: Role | null };

function ChangeRow({ name, people, from, to }: ChangeRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-2.5">
      <span className="min-w-0 flex-1 basis-40">
        <span className="block truncate font-medium">{name}</span>
        {people !== undefined && (
          <span className="text-muted text-sm">{t('names.people', { count: people })}</span>
        )}
      </span>
      <RoleStep from={from} to={to} />
    </li>
  );
}
