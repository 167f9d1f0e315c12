import { useMutation } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Message } from '#components/message.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/status-badge.tsx';
import { type Columns, columnsOf, Table } from '#components/table.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, type Token, trpc } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatDay, formatRelative } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const tones: Record<Token['state'], Tone> = {
  live: 'positive',
  expiring: 'warning',
  expired: 'danger',
  revoked: 'neutral',
};

const column = columnsOf<Token>();
const columns: Columns<Token> = [
  column.display({
    id: 'token',
    header: t('tokens.column.token'),
    cell: ({ row }) => <NameCell token={row.original} />,
  }),
  column.display({
    id: 'connection',
    header: t('tokens.column.connection'),
    cell: ({ row }) => (
      <span className="flex min-w-0 items-center gap-2">
        <ProviderMark provider={row.original.provider} size="sm" />
        <span className="truncate">{row.original.directoryName}</span>
      </span>
    ),
    meta: { width: 'w-[172px]', hideBelow: 'lg' },
  }),
  column.display({
    id: 'state',
    header: t('tokens.column.state'),
    cell: ({ row }) => <StateBadge state={row.original.state} />,
    meta: { width: 'w-[128px]', hideBelow: 'sm' },
  }),
  column.display({
    id: 'expires',
    header: t('tokens.column.expires'),
    cell: ({ row: { original } }) => (
      <>
        <RelativeTime at={original.expiresAt} />
        <span className="block text-muted text-xs">{formatDay(original.expiresAt)}</span>
      </>
    ),
    meta: { width: 'w-[124px]', hideBelow: 'md' },
  }),
  column.display({
    id: 'used',
    header: t('tokens.column.used'),
    cell: ({ row }) => <UsedCell token={row.original} />,
    meta: { width: 'w-[208px]', hideBelow: 'md' },
  }),
  column.display({
    id: 'actions',
    header: () => <span className="sr-only">{t('tokens.column.actions')}</span>,
    cell: ({ row }) => (
      <ManagersOnly act="token.revoke" instead={null}>
        <RevokeCell token={row.original} />
      </ManagersOnly>
    ),
    meta: { width: 'w-[96px]', align: 'end' },
  }),
];

/** The tokens of the organization; never a part of a secret, which nobody has. */
export function TokenTable({ tokens }: { tokens: Token[] }) {
  return (
    <Table
      caption={t('tokens.caption')}
      columns={columns}
      items={tokens}
      itemId={(token) => token.tokenId}
      rowTone={(token) => (token.state === 'revoked' || token.state === 'expired' ? 'muted' : undefined)}
    />
  );
}

function StateBadge({ state }: Pick<Token, 'state'>) {
  const usual = state === 'live' || state === 'revoked';
  return <StatusBadge quiet={usual} tone={tones[state]} label={t(`tokens.state.${state}`)} />;
}

function NameCell({ token }: { token: Token }) {
  return (
    <div className="min-w-0 py-0.5">
      <p className="truncate font-medium">{token.name}</p>
      <p className="flex flex-wrap items-center gap-x-3 text-muted text-xs md:hidden">
        <span className="sm:hidden">
          <StateBadge state={token.state} />
        </span>
        <span>
          <Message of="tokens.expires" values={{ when: <RelativeTime at={token.expiresAt} /> }} />
        </span>
        <span>
          {token.lastUsedAt ? (
            <Message of="tokens.used" values={{ when: <RelativeTime at={token.lastUsedAt} /> }} />
          ) : (
            t('tokens.neverUsed')
          )}
        </span>
      </p>
      <p className="truncate text-muted text-xs">
        <code className="mr-2 font-mono">{token.tokenId}</code>
        {token.kind === 'client' && <span className="mr-2">{t('newToken.kind.client')}</span>}
        <Message
          of="tokens.createdBy"
          values={{ by: token.createdBy, when: <RelativeTime at={token.createdAt} /> }}
        />
      </p>
      {token.failures && token.failures.count > 0 && (
        <p className="mt-0.5 flex items-center gap-1 text-danger text-xs">
          <TriangleAlert aria-hidden className="size-3 shrink-0" />
          {t('tokens.failures', { count: token.failures.count })}
        </p>
      )}
    </div>
  );
}

function UsedCell({ token }: { token: Token }) {
  if (!token.lastUsedAt) return <span className="text-muted">{t('tokens.neverUsed')}</span>;
  return (
    <div className="min-w-0">
      <RelativeTime at={token.lastUsedAt} />
      <p className="flex gap-2 text-muted text-xs">
        {token.lastUsedAddress && <span className="shrink-0">{token.lastUsedAddress}</span>}
        {token.lastUsedClient && (
          <span className="truncate" title={token.lastUsedClient}>
            {token.lastUsedClient}
          </span>
        )}
      </p>
    </div>
  );
}

function RevokeCell({ token }: { token: Token }) {
  const scope = useOrganization();
  const nowMs = useNow();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation(
    trpc.token.revoke.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        announce(t('tokens.revoked'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  if (token.state === 'revoked' || token.state === 'expired') return null;
  return (
    <>
      <Button
        size="sm"
        aria-label={t('tokens.revokeLabel', { name: token.name })}
        onClick={() => {
          revoke.reset();
          setAsking(true);
        }}
      >
        {t('tokens.revoke')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('tokens.revokeTitle', { name: token.name })}
        description={
          token.lastUsedAt
            ? t('tokens.revokeUsed', {
                directory: token.directoryName,
                when: formatRelative(token.lastUsedAt, nowMs),
              })
            : t('tokens.revokeUnused')
        }
        action={t('tokens.revokeAction')}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate({ ...scope, tokenId: token.tokenId })}
      />
    </>
  );
}
