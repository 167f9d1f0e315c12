import { Card } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { RoleBadge } from '#components/role-badge.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { type Columns, columnsOf, Table } from '#components/table.tsx';
import type { AccessReview, PersonSummary } from '#lib/api.ts';
import { formatDay } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { attributeAndValue, fullReasonText } from '#lib/reason-text.ts';

type Raised = AccessReview['raisedByHand'][number];
type Token = AccessReview['tokens'][number];
type Giver = { id: string; name: string; source: string; people: number; role: PersonSummary['role'] };

const role = 'w-[112px]';

const raised = columnsOf<Raised>();
const raisedColumns: Columns<Raised> = [
  raised.display({
    id: 'person',
    header: t('people.column.person'),
    cell: ({ row: { original } }) => (
      <Named name={original.displayName} detail={original.email} narrow={handText(original)} />
    ),
  }),
  raised.display({
    id: 'role',
    header: t('people.column.role'),
    cell: ({ row }) => <RoleBadge role={row.original.role} />,
    meta: { width: role },
  }),
  raised.display({
    id: 'by',
    header: t('review.column.by'),
    cell: ({ row: { original } }) => <Named name={handText(original)} detail={original.reason} />,
    meta: { width: 'w-[38%]', hideBelow: 'sm' },
  }),
  raised.display({
    id: 'until',
    header: t('review.column.until'),
    cell: ({ row: { original } }) => (
      <span className="text-muted">{original.endsAt ? formatDay(original.endsAt) : t('review.noEnd')}</span>
    ),
    meta: { width: 'w-[132px]', align: 'end', hideBelow: 'md' },
  }),
];

export function RaisedTable({ people }: { people: Raised[] }) {
  if (people.length === 0) return <Nothing text={t('review.raisedEmpty')} />;
  return (
    <Card>
      <Table
        caption={t('review.raised')}
        columns={raisedColumns}
        items={people}
        itemId={({ memberId, kind }) => `${memberId}/${kind}`}
        whole
      />
    </Card>
  );
}

const giver = columnsOf<Giver>();
const giverColumns: Columns<Giver> = [
  giver.display({
    id: 'name',
    header: t('review.column.what'),
    cell: ({ row: { original } }) => <Named name={original.name} detail={original.source} />,
  }),
  giver.display({
    id: 'people',
    header: t('review.column.people'),
    cell: ({ row }) => (
      <span className="text-muted">{t('names.people', { count: row.original.people })}</span>
    ),
    meta: { width: 'w-[132px]', align: 'end', hideBelow: 'sm' },
  }),
  giver.display({
    id: 'role',
    header: t('people.column.role'),
    cell: ({ row }) => <RoleBadge role={row.original.role} />,
    meta: { width: role },
  }),
];

/** Groups and attribute values, and what everybody else gets. */
export function GivesRoleTable({ review }: { review: AccessReview }) {
  const givers: Giver[] = [
    ...review.groups.flatMap(({ directoryId, groupId, name, directoryName: source, people, role: gives }) =>
      gives ? [{ id: `${directoryId}/${groupId}`, name, source, people, role: gives }] : [],
    ),
    ...review.attributes.map(({ directoryId, directoryName: source, people, role: gives, ...about }) => ({
      id: `${directoryId}/${about.attribute}/${about.value}`,
      name: t('reason.attribute', attributeAndValue(about)),
      source,
      people,
      role: gives,
    })),
  ];
  return (
    <Card>
      {givers.length > 0 && (
        <Table
          caption={t('review.gives')}
          columns={giverColumns}
          items={givers}
          itemId={({ id }) => id}
          whole
        />
      )}
      <p className="flex items-center justify-between gap-4 border-line border-t px-4 py-2.5 first:border-t-0">
        <span>{t('review.everyoneElse')}</span>
        <RoleBadge role={review.defaultRole} />
      </p>
    </Card>
  );
}

const token = columnsOf<Token>();
const tokenColumns: Columns<Token> = [
  token.display({
    id: 'name',
    header: t('review.column.token'),
    cell: ({ row: { original } }) => <Named name={original.name} detail={original.directoryName} />,
  }),
  token.display({
    id: 'made',
    header: t('review.column.made'),
    cell: ({ row: { original } }) => (
      <Named name={original.createdBy} detail={formatDay(original.createdAt)} />
    ),
    meta: { width: 'w-[24%]', hideBelow: 'sm' },
  }),
  token.display({
    id: 'used',
    header: t('review.column.used'),
    cell: ({ row: { original } }) =>
      original.lastUsedAt ? (
        <RelativeTime at={original.lastUsedAt} className="text-muted" />
      ) : (
        <span className="text-muted">{t('review.neverUsed')}</span>
      ),
    meta: { width: 'w-[140px]', hideBelow: 'md' },
  }),
  token.display({
    id: 'expires',
    header: t('review.column.expires'),
    cell: ({ row }) => <span className="text-muted">{formatDay(row.original.expiresAt)}</span>,
    meta: { width: 'w-[124px]', align: 'end' },
  }),
];

export function TokenReviewTable({ tokens }: { tokens: Token[] }) {
  if (tokens.length === 0) return <Nothing text={t('review.tokensEmpty')} />;
  return (
    <Card>
      <Table
        caption={t('review.tokens')}
        columns={tokenColumns}
        items={tokens}
        itemId={({ tokenId }) => tokenId}
        whole
      />
    </Card>
  );
}

const person = columnsOf<PersonSummary>();
const personColumns: Columns<PersonSummary> = [
  person.display({
    id: 'person',
    header: t('people.column.person'),
    cell: ({ row: { original } }) => (
      <Named name={original.displayName} detail={original.email} narrow={fullReasonText(original.reason)} />
    ),
  }),
  person.display({
    id: 'role',
    header: t('people.column.role'),
    cell: ({ row }) => <RoleBadge role={row.original.role} />,
    meta: { width: role },
  }),
  person.display({
    id: 'why',
    header: t('people.column.reason'),
    cell: ({ row }) => <span className="break-words text-muted">{fullReasonText(row.original.reason)}</span>,
    meta: { width: 'w-[27%]', hideBelow: 'sm' },
  }),
  person.display({
    id: 'since',
    header: t('review.column.since'),
    cell: ({ row }) => <span className="text-muted">{formatDay(row.original.roleSince)}</span>,
    meta: { width: 'w-[124px]', hideBelow: 'md' },
  }),
  person.display({
    id: 'status',
    header: t('people.column.status'),
    cell: ({ row: { original } }) => <Status person={original} />,
    meta: { width: 'w-[120px]', hideBelow: 'md' },
  }),
];

export function PeopleReviewTable({ people }: { people: PersonSummary[] }) {
  return (
    <Table
      caption={t('review.people')}
      columns={personColumns}
      items={people}
      itemId={({ id }) => id}
      rowTone={({ active }) => (active ? undefined : 'muted')}
      whole
    />
  );
}

function Status({ person: { active, missing } }: { person: PersonSummary }) {
  if (!active) return <StatusBadge quiet tone="neutral" label={t('status.inactive')} />;
  return missing.length > 0 ? (
    <StatusBadge tone="warning" label={t('status.incomplete')} />
  ) : (
    <StatusBadge quiet tone="positive" label={t('status.active')} />
  );
}

/** Who set a role by hand, and when. */
function handText({ kind, by, at }: Raised): string {
  return t(kind === 'pin' ? 'review.pinnedBy' : 'review.overriddenBy', { by, day: formatDay(at) });
}

/** `narrow` stands there only where its own column has no room. */
function Named({ name, detail, narrow }: { name: string; detail: string | null; narrow?: string }) {
  return (
    <span className="block min-w-0 py-0.5">
      <span className="block break-words font-medium">{name}</span>
      {detail && <span className="block break-words text-muted text-xs">{detail}</span>}
      {narrow && (
        <span className="block break-words text-muted text-xs sm:hidden print:hidden">{narrow}</span>
      )}
    </span>
  );
}

function Nothing({ text }: { text: string }) {
  return <Card className="px-4 py-3.5 text-muted">{text}</Card>;
}
