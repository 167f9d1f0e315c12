import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { SignInFrame } from '#features/sign-in/sign-in-frame.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

/**
 * Whoever reads the mailbox agrees to get the notices. A button, since what fetches links ahead of people would else
 * agree in their place. The token is in the part of the address after the #, which browsers send to no server.
 */
export function ConfirmMailboxScreen(): ReactNode {
  const [token] = useState(() => window.location.hash.slice(1));
  const find = useMutation(trpc.notice.findMailbox.mutationOptions());
  const { mutate } = find;
  useEffect(() => {
    if (token !== '') mutate({ token });
  }, [token, mutate]);
  const confirm = useMutation(trpc.notice.confirmMailbox.mutationOptions());

  if (token === '') {
    return (
      <SignInFrame title={t('signInLink.missing')} lead={t('signInLink.missingDetail')}>
        {null}
      </SignInFrame>
    );
  }
  if (!find.data) {
    return (
      <SignInFrame title={t('mailbox.loading')}>
        <ErrorNote error={find.error} title={t('mailbox.failed')} />
      </SignInFrame>
    );
  }
  const { organizationName: organization, email, enteredBy: name } = find.data;
  if (confirm.isSuccess) {
    return (
      <SignInFrame
        title={t('mailbox.confirmed')}
        lead={t('mailbox.confirmedDetail', { organization, email })}
      >
        {null}
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('mailbox.title', { organization })} lead={t('mailbox.detail', { name, email })}>
      <ErrorNote error={confirm.error} title={t('mailbox.failed')} />
      <Button variant="primary" busy={confirm.isPending} onClick={() => confirm.mutate({ token })}>
        {t('mailbox.confirm')}
      </Button>
    </SignInFrame>
  );
}
