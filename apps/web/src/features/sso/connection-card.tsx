import { ssoProviderLabel } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Message } from '#components/message.tsx';
import { Card } from '#components/page.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, type SsoConnection, type SsoSettings, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';
import { ConnectionFacts } from './connection-facts.tsx';
import { TestSignIn } from './test-sign-in.tsx';

/** The connection that people sign in through. */
export function ConnectionCard({
  connection,
  people,
}: {
  connection: SsoConnection;
  people: SsoSettings['people'];
}) {
  const bySetupLink = useSession().kind === 'setup';
  const { provider, switchedOnAt } = connection;
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
        <ProviderMark provider={provider} />
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-semibold">{ssoProviderLabel(provider)}</span>
            <StatusBadge tone="positive" label={t('sso.on')} />
          </h2>
          <p className="text-muted text-sm">
            {switchedOnAt && (
              <>
                <Message of="sso.since" values={{ when: <RelativeTime at={switchedOnAt} /> }} />
                {' · '}
              </>
            )}
            {t('sso.people', { count: people.signedIn })}
          </p>
        </div>
        {!bySetupLink && (
          <ManagersOnly act="sso.remove" what={t('sso.remove')}>
            <Remove connection={connection} count={people.signedIn} />
          </ManagersOnly>
        )}
      </div>
      <details className="border-line border-t px-4 py-2.5">
        <summary className="w-fit text-muted text-sm hover:text-ink">{t('sso.details')}</summary>
        <div className="mt-3 mb-1 flex flex-col gap-4">
          <ConnectionFacts connection={connection} />
          <TestSignIn connection={connection} />
        </div>
      </details>
    </Card>
  );
}

function Remove({ connection, count }: { connection: SsoConnection; count: number }) {
  const scope = useOrganization();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(
    trpc.sso.remove.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        announce(t('sso.removed'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <>
      <Button size="sm" variant="danger-quiet" onClick={() => setAsking(true)}>
        {t('sso.remove')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          remove.reset();
          setAsking(next);
        }}
        title={t('sso.removeTitle')}
        description={t('sso.removeDetail', { count })}
        action={t('sso.removeAction')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ ...scope, connectionId: connection.id })}
      />
    </>
  );
}
