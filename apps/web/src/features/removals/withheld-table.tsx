import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Button } from '#components/button.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Message } from '#components/message.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { roleLabel } from '#components/role-badge.tsx';
import { type Columns, columnsOf, Table } from '#components/table.tsx';
import type { Withheld } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import type { Decision } from './decision-dialog.tsx';

type WithheldTableProps = {
  state: 'pending' | 'kept';
  items: Withheld[];
  onDecide: (decision: Decision) => void;
};

/** One row a person, with what the IdP ended and what can be decided about it. */
export function WithheldTable({ state, items, onDecide }: WithheldTableProps) {
  const columns = useMemo(() => columnsWith(state, onDecide), [state, onDecide]);
  return (
    <Table
      caption={t(state === 'pending' ? 'removals.caption' : 'removals.keptCaption')}
      columns={columns}
      items={items}
      itemId={(item) => item.memberId}
    />
  );
}

const column = columnsOf<Withheld>();

function columnsWith(
  state: WithheldTableProps['state'],
  onDecide: WithheldTableProps['onDecide'],
): Columns<Withheld> {
  return [
    column.display({
      id: 'person',
      header: t('removals.column.person'),
      cell: ({ row }) => <PersonCell item={row.original} />,
    }),
    column.display({
      id: 'what',
      header: t('removals.column.what'),
      cell: ({ row }) => <span className="text-muted">{whatEnds(row.original)}</span>,
      meta: { width: 'w-[28%]', hideBelow: 'sm' },
    }),
    column.display({
      id: 'when',
      header: t(state === 'pending' ? 'removals.column.when' : 'removals.column.kept'),
      cell: ({ row }) => <When item={row.original} />,
      meta: { width: 'w-[24%]', hideBelow: 'md' },
    }),
    column.display({
      id: 'decide',
      header: () => <span className="sr-only">{t('person.pendingAction')}</span>,
      cell: ({ row }) => <DecideButtons item={row.original} onDecide={onDecide} />,
      meta: { width: state === 'pending' ? 'w-[156px]' : 'w-[104px]', align: 'end' },
    }),
  ];
}

function PersonCell({ item }: { item: Withheld }) {
  const { organization } = useOrganization();
  return (
    <div className="min-w-0 py-1">
      <Link
        to="/o/$organization/people/$memberId"
        params={{ organization, memberId: item.memberId }}
        className="block truncate font-medium hover:text-accent-text"
      >
        {item.displayName}
      </Link>
      <p className="truncate text-muted text-xs">{item.email ?? t('people.noEmail')}</p>
      <p className="text-muted text-xs sm:hidden">{whatEnds(item)}</p>
      <p className="text-xs md:hidden">
        <When item={item} />
      </p>
    </div>
  );
}

function When({ item: { removal } }: { item: Withheld }) {
  if (removal.state === 'pending') return <RelativeTime at={removal.takesEffectAt} />;
  return (
    <>
      <span className="text-muted">
        <Message of="removals.keptBy" values={{ by: removal.by, when: <RelativeTime at={removal.at} /> }} />
      </span>
      <span className="block truncate text-muted text-xs" title={removal.reason}>
        {t('person.pinReason', { reason: removal.reason })}
      </span>
    </>
  );
}

function DecideButtons({ item, onDecide }: { item: Withheld; onDecide: WithheldTableProps['onDecide'] }) {
  const { memberId, displayName: name, removal } = item;
  const one = { selection: { memberIds: [memberId] }, count: 1 };
  const letGo = (kind: 'allow' | 'letGo') => (
    <ManagersOnly act={`removal.${kind}`} instead={null}>
      <Button
        changes
        size="sm"
        aria-label={t('removals.allowOneLabel', { name })}
        onClick={() => onDecide(kind === 'allow' ? { kind, ...one } : { kind, memberIds: [memberId] })}
      >
        {t('removals.allowOne')}
      </Button>
    </ManagersOnly>
  );
  if (removal.state === 'kept') return letGo('letGo');
  return (
    <span className="flex flex-wrap justify-end gap-1.5 py-1">
      {letGo('allow')}
      <Button
        changes
        size="sm"
        aria-label={t('removals.rejectOneLabel', { name })}
        onClick={() => onDecide({ kind: 'reject', ...one })}
      >
        {t('removals.rejectOne')}
      </Button>
    </span>
  );
}

function whatEnds({ removal: { ends, directoryName, role } }: Withheld): string {
  const directory = directoryName ?? t('removals.goneDirectory');
  if (ends === 'access') return t('removals.access', { directory });
  return t('removals.administration', { role: roleLabel(role), directory });
}
