import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { trpc } from '#lib/api.ts';
import { brand } from '#lib/brand.ts';
import { codeOf } from '#lib/errors.ts';
import { t } from '#lib/messages/translate.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import { useFinishSignIn } from './use-finish-sign-in.ts';

/**
 * Redeems a sign-in link by a press of a button. The token is in the part of the address after the #, which
 * browsers send to no server, and is taken out of the address and the history as soon as it was used.
 */
export function SignInLinkScreen(): ReactNode {
  const finish = useFinishSignIn();
  const [token] = useState(() => window.location.hash.slice(1));
  const redeem = useMutation(
    trpc.session.redeemLink.mutationOptions({
      onSuccess: finish,
    }),
  );

  if (token === '') {
    return (
      <SignInFrame title={t('signInLink.missing')} lead={t('signInLink.missingDetail')}>
        <Link to="/sign-in" className={buttonClass()}>
          {t('signInLink.withPassword')}
        </Link>
      </SignInFrame>
    );
  }
  // What failed on the way, a cut line for example, may be tried again; a link that was refused may not.
  const refused = redeem.isError && codeOf(redeem.error) === 'unauthenticated';
  return (
    <SignInFrame
      title={t('signIn.to', { product: brand.productName })}
      lead={refused ? undefined : t('signInLink.readyDetail')}
    >
      <ErrorNote error={redeem.error} {...(refused && { title: t('signInLink.failed') })} />
      {refused ? (
        <Link to="/sign-in" className={buttonClass()}>
          {t('signInLink.withPassword')}
        </Link>
      ) : (
        <Button
          variant="primary"
          busy={redeem.isPending}
          className="h-9 w-full"
          onClick={() => redeem.mutate({ token })}
        >
          {t('signIn.submit')}
        </Button>
      )}
    </SignInFrame>
  );
}
