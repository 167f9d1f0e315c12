import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { type Columns, columnsOf, Table } from '#components/table.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, type SupportAccess, trpc } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatInstant, formatRelative, formatTimeLeft } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { usePersonSession } from '#lib/session.ts';

type Access = SupportAccess['accesses'][number];

/** The accesses of support, the newest first; an admin ends one that is open. */
export function AccessTable({ overview: { accesses, allowed } }: { overview: SupportAccess }) {
  const mayEnd = usePersonSession().kind === 'account';
  const [ending, setEnding] = useState<Access | null>(null);
  const columns = useMemo(() => (mayEnd ? [...facts, endColumn(setEnding)] : facts), [mayEnd]);
  return (
    <>
      <Table
        caption={t('supportAccess.caption')}
        columns={columns}
        items={accesses}
        itemId={(access) => access.id}
        rowTone={(access) => (access.isOpen ? undefined : 'muted')}
      />
      {ending && <EndDialog access={ending} allowed={allowed} onClose={() => setEnding(null)} />}
    </>
  );
}

const column = columnsOf<Access>();

const facts: Columns<Access> = [
  column.display({
    id: 'who',
    header: t('supportAccess.column.who'),
    cell: ({ row: { original } }) => (
      <div className="min-w-0 py-1">
        <p className="truncate font-medium">{original.staff}</p>
        {original.approvedBy !== null && (
          <p className="truncate text-muted text-xs">
            {t('supportAccess.approvedBy', { name: original.approvedBy })}
          </p>
        )}
        <p className="text-muted text-xs md:hidden">{original.reason}</p>
        <span className="block py-1 sm:hidden">
          <State access={original} />
        </span>
      </div>
    ),
  }),
  column.display({
    id: 'why',
    header: t('supportAccess.column.why'),
    cell: ({ row }) => <p className="break-words py-1">{row.original.reason}</p>,
    meta: { width: 'w-80', hideBelow: 'md' },
  }),
  column.display({
    id: 'opened',
    header: t('supportAccess.column.opened'),
    cell: ({ row }) => <RelativeTime at={row.original.openedAt} className="text-muted" />,
    meta: { width: 'w-36', hideBelow: 'lg' },
  }),
  column.display({
    id: 'state',
    header: t('supportAccess.column.state'),
    cell: ({ row }) => <State access={row.original} />,
    meta: { width: 'w-44', hideBelow: 'sm' },
  }),
];

function endColumn(onEnd: (access: Access) => void): Columns<Access>[number] {
  return column.display({
    id: 'end',
    header: () => <span className="sr-only">{t('supportAccess.column.end')}</span>,
    cell: ({ row: { original } }) =>
      original.isOpen && (
        <Button
          size="sm"
          variant="danger-quiet"
          aria-label={t('supportAccess.endLabel', { name: original.staff })}
          onClick={() => onEnd(original)}
        >
          {t('supportAccess.end')}
        </Button>
      ),
    meta: { width: 'w-28', align: 'end' },
  });
}

function State({ access: { isOpen, endsAt } }: { access: Access }) {
  const nowMs = useNow();
  return (
    <span title={formatInstant(endsAt)}>
      {isOpen ? (
        <StatusBadge
          tone="warning"
          label={t('supportAccess.isIn', { time: formatTimeLeft(endsAt, nowMs) })}
        />
      ) : (
        <StatusBadge
          tone="neutral"
          quiet
          label={t('supportAccess.ended', { when: formatRelative(endsAt, nowMs) })}
        />
      )}
    </span>
  );
}

function EndDialog({
  access: { id, staff: name },
  allowed,
  onClose,
}: {
  access: Access;
  allowed: boolean;
  onClose: () => void;
}) {
  const scope = useOrganization();
  const end = useMutation(
    trpc.supportAccess.end.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('supportAccess.endedNow'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('supportAccess.endTitle', { name })}
      description={t(allowed ? 'supportAccess.endDetailOn' : 'supportAccess.endDetail')}
      action={t('supportAccess.endAction')}
      busy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({ ...scope, id })}
    />
  );
}
