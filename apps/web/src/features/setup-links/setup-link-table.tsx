import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { columnsOf, Table } from '#components/table.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, type SetupLink, trpc } from '#lib/api.ts';
import { formatDay, formatInstant } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const column = columnsOf<SetupLink>();

const columns = [
  column.display({
    id: 'recipient',
    header: t('setupLinks.column.recipient'),
    cell: ({ row: { original: link } }) => (
      <div className="min-w-0 py-1">
        <p className="truncate font-medium">{link.recipient}</p>
        <p className="text-muted text-xs md:hidden">{t(`setupLinks.purpose.${link.purpose}`)}</p>
        <div className="mt-1 sm:hidden">
          <State link={link} />
        </div>
      </div>
    ),
  }),
  column.display({
    id: 'purpose',
    header: t('setupLinks.column.purpose'),
    meta: { width: 'w-56', hideBelow: 'md' },
    cell: ({ row }) => t(`setupLinks.purpose.${row.original.purpose}`),
  }),
  column.display({
    id: 'state',
    header: t('setupLinks.column.state'),
    meta: { width: 'w-52', hideBelow: 'sm' },
    cell: ({ row }) => <State link={row.original} />,
  }),
  column.display({
    id: 'used',
    header: t('setupLinks.column.used'),
    meta: { width: 'w-36', hideBelow: 'lg' },
    cell: ({ row: { original: link } }) =>
      link.lastUsedAt ? (
        <>
          <RelativeTime at={link.lastUsedAt} className="block" />
          <span className="block truncate text-muted text-xs">{link.lastUsedAddress}</span>
        </>
      ) : (
        <span className="text-muted">{t('setupLinks.never')}</span>
      ),
  }),
  column.display({
    id: 'created',
    header: t('setupLinks.column.created'),
    meta: { width: 'w-36', hideBelow: 'lg' },
    cell: ({ row: { original: link } }) => (
      <>
        <RelativeTime at={link.createdAt} className="block" />
        <span className="block truncate text-muted text-xs" title={link.createdBy}>
          {t('setupLinks.by', { by: link.createdBy })}
        </span>
      </>
    ),
  }),
  column.display({
    id: 'revoke',
    header: () => <span className="sr-only">{t('setupLinks.revoke')}</span>,
    meta: { width: 'w-28', align: 'end' },
    cell: ({ row }) => row.original.state === 'live' && <RevokeButton link={row.original} />,
  }),
];

export function SetupLinkTable({ links }: { links: SetupLink[] }) {
  return (
    <Table
      caption={t('setupLinks.caption')}
      columns={columns}
      items={links}
      itemId={(link) => link.id}
      rowTone={(link) => (link.state === 'live' ? undefined : 'muted')}
    />
  );
}

function State({ link }: { link: SetupLink }) {
  switch (link.state) {
    case 'live':
      return (
        <span title={formatInstant(link.expiresAt)}>
          <StatusBadge
            tone="positive"
            label={t('setupLinks.state.live', { when: formatDay(link.expiresAt) })}
          />
        </span>
      );
    case 'expired':
      return <StatusBadge tone="neutral" label={t('setupLinks.state.expired')} />;
    case 'revoked':
      return <StatusBadge tone="neutral" label={t('setupLinks.state.revoked')} />;
  }
}

function RevokeButton({ link: { id, recipient } }: { link: SetupLink }) {
  const scope = useOrganization();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation(
    trpc.setupLink.revoke.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        announce(t('setupLinks.revoked'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <>
      <Button
        size="sm"
        variant="danger-quiet"
        aria-label={t('setupLinks.revokeLabel', { recipient })}
        onClick={() => setAsking(true)}
      >
        {t('setupLinks.revoke')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          revoke.reset();
          setAsking(next);
        }}
        title={t('setupLinks.revokeTitle', { recipient })}
        description={t('setupLinks.revokeDetail')}
        action={t('setupLinks.revokeAction')}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate({ ...scope, id })}
      />
    </>
  );
}
