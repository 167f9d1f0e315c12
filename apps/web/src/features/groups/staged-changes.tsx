import type { Role } from '@rollcall/access';
import { t } from '#lib/messages/translate.ts';
import { attributeAndValue } from '#lib/reason-text.ts';
import { RoleStep } from './role-step.tsx';
import type { StagedRoles } from './staged-roles.ts';

/** Every staged change, each as a row: what it is about, and from which role to which. */
export function StagedChanges({ staged }: { staged: StagedRoles }) {
  return (
    <ul aria-label={t('groups.reviewCaption')} className="divide-y divide-line rounded-lg border border-line">
      {staged.defaultRole && <ChangeRow name={t('groups.everyoneElseRow')} {...staged.defaultRole} />}
      {[...staged.groups].map(([key, { name, people, from, to }]) => (
        <ChangeRow key={key} name={name} detail={t('names.people', { count: people })} from={from} to={to} />
      ))}
      {[...staged.attributes].map(([key, { attribute, value, directoryName, from, to }]) => (
        <ChangeRow
          key={key}
          name={t('reason.attribute', attributeAndValue({ attribute, value }))}
          detail={directoryName}
          from={from}
          to={to}
        />
      ))}
    </ul>
  );
}

type ChangeRowProps = { name: string; detail?: string; from: Role | null; to: Role | null };

function ChangeRow({ name, detail, from, to }: ChangeRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-2.5">
      <span className="min-w-0 flex-1 basis-40">
        <span className="block truncate font-medium">{name}</span>
        {detail && <span className="text-muted text-sm">{detail}</span>}
      </span>
      <RoleStep from={from} to={to} />
    </li>
  );
}
