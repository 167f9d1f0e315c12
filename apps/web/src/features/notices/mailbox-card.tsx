import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { Card } from '#components/page.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { announce } from '#components/toast.tsx';
import { type NoticeSettings, queryClient, trpc } from '#lib/api.ts';
import { formatInstant } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

type MailboxCardProps = { settings: NoticeSettings; mayDecide: boolean };

/** The address in use, the one that waits for its confirmation, and entering one. */
export function MailboxCard({ settings: { mailbox, waiting }, mayDecide }: MailboxCardProps) {
  const [changing, setChanging] = useState(false);
  const { enter, error, busy } = useEnter(() => setChanging(false));
  const asksForAddress = mayDecide && (changing || (mailbox === null && waiting === null));
  return (
    <Card className="divide-y divide-line">
      {mailbox !== null && (
        <Address email={mailbox} badge={<StatusBadge tone="positive" label={t('notices.inUse')} />}>
          {mayDecide && <RemoveButton />}
        </Address>
      )}
      {waiting && (
        <Address
          email={waiting.email}
          badge={<StatusBadge tone="pending" label={t('notices.waiting')} />}
          detail={t('notices.waitingDetail', {
            name: waiting.enteredBy,
            until: formatInstant(waiting.expiresAt),
          })}
        >
          {mayDecide && (
            <>
              <Button size="sm" busy={busy} onClick={() => enter(waiting.email)}>
                {t('notices.sendAgain')}
              </Button>
              {mailbox === null && <RemoveButton />}
            </>
          )}
        </Address>
      )}
      {!mayDecide && mailbox === null && waiting === null && (
        <p className="px-4 py-4 text-muted">
          {t('notices.none')}. {t('notices.byCustomer')}
        </p>
      )}
      {asksForAddress && <AddressForm busy={busy} onEnter={enter} />}
      {error !== null && (
        <div className="px-4 py-3">
          <ErrorNote error={error} />
        </div>
      )}
      {mayDecide && !asksForAddress && (
        <div className="px-4 py-3">
          <Button size="sm" onClick={() => setChanging(true)}>
            {t('notices.change')}
          </Button>
        </div>
      )}
    </Card>
  );
}

function useEnter(onEntered: () => void) {
  const scope = useOrganization();
  const enter = useMutation(
    trpc.notice.enterMailbox.mutationOptions({
      onSuccess: async (_, { email }) => {
        onEntered();
        announce(t('notices.sent', { email }));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return {
    enter: (email: string) => enter.mutate({ ...scope, email }),
    error: enter.error,
    busy: enter.isPending,
  };
}

type AddressProps = { email: string; badge: ReactNode; detail?: string; children: ReactNode };

function Address({ email, badge, detail, children }: AddressProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="break-all font-medium">{email}</span>
          {badge}
        </p>
        {detail && <p className="text-muted text-sm">{detail}</p>}
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}

function AddressForm({ busy, onEnter }: { busy: boolean; onEnter: (email: string) => void }) {
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const missing = !email.includes('@');
  return (
    <form
      noValidate
      className="flex flex-col gap-3 px-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing && !busy) onEnter(email.trim());
      }}
    >
      <Field
        label={t('notices.address')}
        error={tried && missing ? t('notices.addressMissing') : null}
        beside
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            value={email}
            maxLength={254}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="self-end">
        {t('notices.enter')}
      </Button>
    </form>
  );
}

function RemoveButton() {
  const scope = useOrganization();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(
    trpc.notice.removeMailbox.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        announce(t('notices.removed'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <>
      <Button
        size="sm"
        variant="danger-quiet"
        aria-label={t('notices.removeLabel')}
        onClick={() => setAsking(true)}
      >
        {t('notices.remove')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('notices.removeTitle')}
        description={t('notices.removeDetail')}
        action={t('notices.removeAction')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(scope)}
      />
    </>
  );
}
