import { useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Message } from '#components/message.tsx';
import { Section } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { announce } from '#components/toast.tsx';
import { type SecondFactors as Factors, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { AddPasskeyDialog } from './add-passkey-dialog.tsx';
import { PasskeyRow } from './passkey-row.tsx';
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx';
import { SetUpAppDialog } from './set-up-app-dialog.tsx';

/** Passkeys and the authenticator app of whoever is signed in. */
export function SecondFactors() {
  const query = useQuery(trpc.factor.list.queryOptions());
  const [adding, setAdding] = useState(false);
  const passkeys = query.data?.passkeys ?? [];
  const refresh = () => queryClient.invalidateQueries(trpc.factor.list.queryFilter());
  return (
    <Section
      title={t('factors.title')}
      detail={t('factors.detail')}
      action={
        <Button size="sm" icon={KeyRound} onClick={() => setAdding(true)}>
          {t('passkeys.add')}
        </Button>
      }
    >
      <ListCard query={query} shown={query.data ? 1 : 0} skeletonRows={2} empty={null}>
        <ul aria-label={t('factors.title')} className="divide-y divide-line">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onChanged={refresh} />
          ))}
          {query.data && <AppRow factors={query.data} onChanged={refresh} />}
        </ul>
      </ListCard>
      {adding && (
        <AddPasskeyDialog
          onClose={() => setAdding(false)}
          onAdded={async () => {
            setAdding(false);
            announce(t('passkeys.added'));
            await refresh();
          }}
        />
      )}
    </Section>
  );
}

function AppRow({ factors, onChanged }: { factors: Factors; onChanged: () => Promise<void> }) {
  const { authenticatorApp, recoveryCodesLeft } = factors;
  const [open, setOpen] = useState<'set-up' | 'remove' | null>(null);
  const newCodes = useMutation(trpc.factor.newRecoveryCodes.mutationOptions());
  const remove = useMutation(
    trpc.factor.removeApp.mutationOptions({
      onSuccess: async () => {
        setOpen(null);
        announce(t('app.removed'));
        await onChanged();
      },
    }),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <Smartphone aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium">
          {t('app.title')}
          {!authenticatorApp && <StatusBadge tone="neutral" label={t('app.off')} />}
        </p>
        {authenticatorApp && (
          <p className="flex flex-wrap gap-x-3 text-muted text-sm">
            <span>
              <Message of="app.on" values={{ when: <RelativeTime at={authenticatorApp.since} /> }} />
            </span>
            <span>{t('app.codesLeft', { count: recoveryCodesLeft })}</span>
          </p>
        )}
      </div>
      {authenticatorApp ? (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" busy={newCodes.isPending} onClick={() => newCodes.mutate()}>
            {t('app.newCodes')}
          </Button>
          <Button size="sm" variant="danger-quiet" onClick={() => setOpen('remove')}>
            {t('app.remove')}
          </Button>
        </div>
      ) : (
        <Button size="sm" onClick={() => setOpen('set-up')}>
          {t('app.begin')}
        </Button>
      )}
      {open === 'set-up' && (
        <SetUpAppDialog
          onClose={() => setOpen(null)}
          onDone={async () => {
            setOpen(null);
            await onChanged();
          }}
        />
      )}
      {newCodes.data && (
        <RecoveryCodesDialog
          codes={newCodes.data}
          onDone={() => {
            newCodes.reset();
            void onChanged();
          }}
        />
      )}
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={(next) => !next && setOpen(null)}
        title={t('app.removeTitle')}
        description={t('app.removeDetail')}
        action={t('app.remove')}
        onConfirm={() => remove.mutate()}
        busy={remove.isPending}
        error={remove.error}
      />
    </li>
  );
}
