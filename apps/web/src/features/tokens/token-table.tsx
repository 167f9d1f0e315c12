import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { buttonClass } from '#components/button.tsx';
import { Message } from '#components/message.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/status-badge.tsx';
import { type Columns, columnsOf, Table } from '#components/table.tsx';
import type { Token } from '#lib/api.ts';
import { formatDay } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { RevokeButton } from './revoke-button.tsx';
import { isLive } from './rotation.ts';

const tones: Record<Token['state'], Tone> = {
  live: 'positive',
  expiring: 'warning',
  expired: 'danger',
  revoked: 'neutral',
};

/** `isOnlyOne`: it is the one that works of its directory, so that a next one can be made beside it. */
type Row = Token & { isOnlyOne: boolean };

const column = columnsOf<Row>();
const columns: Columns<Row> = [
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
    cell: ({ row }) => <ActionsCell token={row.original} />,
    meta: { width: 'w-[96px] sm:w-[156px]', align: 'end' },
  }),
];

/** The tokens of the organization; never a part of a secret, which nobody has. */
export function TokenTable({ tokens }: { tokens: Token[] }) {
  const rows = tokens.map((token) => ({ ...token, isOnlyOne: liveBeside(tokens, token).length === 1 }));
  return (
    <Table
      caption={t('tokens.caption')}
      columns={columns}
      items={rows}
      itemId={(token) => token.tokenId}
      rowTone={(token) => (isLive(token) ? undefined : 'muted')}
    />
  );
}

function liveBeside(tokens: readonly Token[], { directoryId }: Token): Token[] {
  return tokens.filter((other) => other.directoryId === directoryId && isLive(other));
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

function ActionsCell({ token }: { token: Row }) {
  if (!isLive(token)) return null;
  return (
    <span className="flex flex-col items-end gap-1.5 sm:flex-row sm:justify-end">
      {token.isOnlyOne && (
        <Link
          from="/o/$organization/tokens"
          to="."
          search={(before) => ({ ...before, create: token.directoryId })}
          aria-label={t('tokens.rotateLabel', { name: token.name })}
          className={buttonClass({ size: 'sm' })}
        >
          {t('tokens.rotate')}
        </Link>
      )}
      <RevokeButton token={token} />
    </span>
  );
}
