import { Link } from '@tanstack/react-router';
import { StatusBadge } from '#components/status-badge.tsx';
import { type Columns, columnsOf } from '#components/table.tsx';
import type { AbsentMember, ScopeEntry, ScopeReportData } from '#lib/api.ts';
import { formatNumber } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const entry = columnsOf<ScopeEntry>();

/** Somebody in the file, and who they are here. */
export const entryColumns: Columns<ScopeEntry> = [
  entry.display({
    id: 'person',
    header: t('preflight.column.person'),
    cell: ({ row: { original } }) => (
      <div className="min-w-0 py-0.5">
        <span className="block truncate font-medium">{original.displayName}</span>
        <span className="block truncate text-muted text-xs">{original.address ?? original.userName}</span>
      </div>
    ),
  }),
  entry.display({
    id: 'member',
    header: t('preflight.column.member'),
    cell: ({ row: { original } }) => <MemberCell entry={original} />,
    meta: { width: 'w-[40%]' },
  }),
  entry.display({
    id: 'line',
    header: t('preflight.column.line'),
    cell: ({ row: { original } }) => formatNumber(original.line),
    meta: { width: 'w-20', align: 'end', hideBelow: 'sm' },
  }),
];

function MemberCell({ entry: { member, sameAsLine } }: { entry: ScopeEntry }) {
  if (sameAsLine !== null) return <>{t('preflight.sameAsLine', { line: formatNumber(sameAsLine) })}</>;
  if (!member) return <span className="text-muted">{t('preflight.nobodyHere')}</span>;
  return <MemberLink {...member} />;
}

function MemberLink({ id, name, administers }: { id: string; name: string; administers: boolean }) {
  const { organization } = useOrganization();
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
      <Link
        to="/o/$organization/people/$memberId"
        params={{ organization, memberId: id }}
        className="truncate py-0.5 underline decoration-line underline-offset-4 hover:text-accent-text hover:decoration-current"
      >
        {name}
      </Link>
      {administers && <StatusBadge quiet tone="warning" label={t('preflight.administers')} />}
    </span>
  );
}

const absent = columnsOf<AbsentMember>();

/** Somebody here whom the identity provider does not have. */
export const absentColumns: Columns<AbsentMember> = [
  absent.display({
    id: 'name',
    header: t('people.column.person'),
    cell: ({ row: { original } }) => (
      <div className="min-w-0 py-0.5">
        <MemberLink {...original} />
        <span className="block truncate text-muted text-xs">{original.email}</span>
      </div>
    ),
  }),
  absent.display({
    id: 'source',
    header: t('preflight.column.source'),
    cell: ({ row: { original } }) => t(`preflight.source.${original.source}`),
    meta: { width: 'w-[38%]' },
  }),
];

type Faulty = ScopeReportData['faulty'][number];
const faulty = columnsOf<Faulty>();

export const faultyColumns: Columns<Faulty> = [
  faulty.display({
    id: 'line',
    header: t('preflight.column.line'),
    cell: ({ row: { original } }) => formatNumber(original.line),
    meta: { width: 'w-20' },
  }),
  faulty.display({
    id: 'reason',
    header: t('preflight.column.reason'),
    cell: ({ row: { original } }) => (
      <div className="min-w-0 py-0.5">
        <span className="block break-words">{original.reason}</span>
        <code className="block truncate font-mono text-muted text-xs">{original.text}</code>
      </div>
    ),
  }),
];
