import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { SignInFrame } from '#features/sign-in/sign-in-frame.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

/**
 * For whoever got the announcement that support breaks the glass. A button, since what fetches links ahead of people
 * would else cancel in their place. The token is in the part of the address after the #, which no server gets.
 */
export function CancelBreakGlassScreen(): ReactNode {
  const [token] = useState(() => window.location.hash.slice(1));
  const cancel = useMutation(trpc.breakGlass.cancelByLink.mutationOptions());
  if (token === '') {
    return (
      <SignInFrame title={t('signInLink.missing')} lead={t('signInLink.missingDetail')}>
        {null}
      </SignInFrame>
    );
  }
  if (cancel.isSuccess) {
    return (
      <SignInFrame title={t('breakGlass.cancelled')} lead={t('breakGlass.cancelledDetail')}>
        {null}
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('breakGlass.cancelTitle')} lead={t('breakGlass.cancelDetail')}>
      <ErrorNote error={cancel.error} title={t('breakGlass.cancelFailed')} />
      <Button variant="danger" busy={cancel.isPending} onClick={() => cancel.mutate({ token })}>
        {t('breakGlass.cancel')}
      </Button>
    </SignInFrame>
  );
}
