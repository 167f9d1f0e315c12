import { Link } from '@tanstack/react-router';
import { RoleBadge } from '#components/role-badge.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { type Columns, columnsOf, rowLinkClass, Table } from '#components/table.tsx';
import type { PersonSummary } from '#lib/api.ts';
import { formatDay, formatList } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { sourceText } from '#lib/person-source.ts';
import { fullReasonText, reasonText } from '#lib/reason-text.ts';

const column = columnsOf<PersonSummary>();
const columns: Columns<PersonSummary> = [
  column.display({
    id: 'person',
    header: t('people.column.person'),
    cell: ({ row }) => <PersonCell person={row.original} />,
  }),
  column.display({
    id: 'role',
    header: t('people.column.role'),
    cell: ({ row }) => <RoleBadge role={row.original.role} />,
    meta: { width: 'w-[112px]' },
  }),
  column.display({
    id: 'reason',
    header: t('people.column.reason'),
    cell: ({ row }) => (
      <OneLine text={reasonUntil(row.original)} title={fullReasonText(row.original.reason)} />
    ),
    meta: { width: 'w-[27%]', hideBelow: 'sm' },
  }),
  column.display({
    id: 'source',
    header: t('people.column.source'),
    cell: ({ row }) => <OneLine text={formatList(row.original.sources.map(sourceText))} />,
    meta: { width: 'w-[19%]', hideBelow: 'lg' },
  }),
  column.display({
    id: 'status',
    header: t('people.column.status'),
    cell: ({ row }) => <PersonStatus person={row.original} />,
    meta: { width: 'w-[120px]', hideBelow: 'md' },
  }),
];

/** With the day when it ends, where a person has said one. */
function reasonUntil({ reason, until }: PersonSummary): string {
  const text = reasonText(reason);
  return until === null ? text : t('people.reasonUntil', { reason: text, day: formatDay(until) });
}

export function PeopleTable({ people }: { people: PersonSummary[] }) {
  return (
    <Table
      caption={t('people.caption')}
      columns={columns}
      items={people}
      itemId={(person) => person.id}
      rowTone={(person) => (person.active ? undefined : 'muted')}
    />
  );
}

/** Incomplete is somebody who would be active, but lacks what the organization requires. */
export function PersonStatus({
  person: { active, missing, withheld },
}: {
  person: Pick<PersonSummary, 'active' | 'missing' | 'withheld'>;
}) {
  if (withheld) return <StatusBadge tone={withheldTones[withheld]} label={t(`status.${withheld}`)} />;
  if (!active) return <StatusBadge tone="neutral" label={t('status.inactive')} />;
  if (missing.length > 0) return <StatusBadge tone="warning" label={t('status.incomplete')} />;
  return <StatusBadge quiet tone="positive" label={t('status.active')} />;
}

const withheldTones = { pending: 'warning', kept: 'info' } as const;

function PersonCell({ person }: { person: PersonSummary }) {
  const { organization } = useOrganization();
  return (
    <div className="min-w-0">
      <Link
        to="/o/$organization/people/$memberId"
        params={{ organization, memberId: person.id }}
        className={`${rowLinkClass} block truncate`}
      >
        {person.displayName}
      </Link>
      <p className="truncate text-muted text-xs">
        {statusWord(person) && <span className="md:hidden">{statusWord(person)} · </span>}
        {person.email ?? t('people.noEmail')}
      </p>
    </div>
  );
}

/** The status in a word where it is not the usual one. */
function statusWord({ active, missing, withheld }: PersonSummary): string | null {
  if (withheld) return t(`status.${withheld}`);
  if (!active) return t('status.inactive');
  return missing.length > 0 ? t('status.incomplete') : null;
}

function OneLine({ text, title = text }: { text: string; title?: string }) {
  return (
    <span className="block truncate text-muted" title={title}>
      {text}
    </span>
  );
}
