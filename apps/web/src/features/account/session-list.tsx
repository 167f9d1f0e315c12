import { useMutation, useQuery } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Message } from '#components/message.tsx';
import { Section } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { announce, announceError } from '#components/toast.tsx';
import { queryClient, type SignedInDevice, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { deviceName } from './device-name.ts';

/** The devices that are signed in, and signing them out. */
export function SessionList() {
  const query = useQuery(trpc.session.list.queryOptions());
  const sessions = query.data ?? [];
  const revokeOthers = useMutation(
    trpc.session.revokeOthers.mutationOptions({
      onSuccess: async () => {
        announce(t('account.signedOutOthers'));
        await queryClient.invalidateQueries(trpc.session.list.queryFilter());
      },
      onError: announceError,
    }),
  );
  return (
    <Section
      title={t('account.sessions')}
      action={
        sessions.length > 1 && (
          <Button size="sm" busy={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
            {t('account.signOutOthers')}
          </Button>
        )
      }
    >
      <ListCard query={query} shown={sessions.length} skeletonRows={2} empty={null}>
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      </ListCard>
    </Section>
  );
}

function SessionRow({ session }: { session: SignedInDevice }) {
  const device = deviceName(session.device);
  const revoke = useMutation(
    trpc.session.revoke.mutationOptions({
      onSuccess: async () => {
        announce(t('account.signedOutOne'));
        await queryClient.invalidateQueries(trpc.session.list.queryFilter());
      },
      onError: announceError,
    }),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <MonitorSmartphone aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium" title={session.userAgent ?? undefined}>
          {device}
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted text-sm">
          {session.address && <span>{session.address}</span>}
          <span>
            <Message of="account.seen" values={{ when: <RelativeTime at={session.lastSeenAt} /> }} />
          </span>
          <span>
            <Message of="account.ends" values={{ when: <RelativeTime at={session.expiresAt} /> }} />
          </span>
        </p>
      </div>
      {session.current ? (
        <StatusBadge tone="positive" label={t('account.thisSession')} />
      ) : (
        <Button
          size="sm"
          busy={revoke.isPending}
          aria-label={t('account.signOutOneLabel', { device })}
          onClick={() => revoke.mutate({ id: session.id })}
        >
          {t('account.signOutOne')}
        </Button>
      )}
    </li>
  );
}
