import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Note } from '#components/note.tsx';
import { roleLabel } from '#components/role-badge.tsx';
import { announce } from '#components/toast.tsx';
import { SignInFrame } from '#features/sign-in/sign-in-frame.tsx';
import { useFinishSignIn } from '#features/sign-in/use-finish-sign-in.ts';
import { type Session, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { startSession, useSessionState } from '#lib/session.ts';

/**
 * What the holder of an invitation is asked to, and accepting it. The token is in the part of the address after the #,
 * which browsers send to no server.
 */
export function InvitationScreen(): ReactNode {
  const [token] = useState(() => window.location.hash.slice(1));
  const find = useMutation(trpc.invitation.find.mutationOptions());
  const { mutate } = find;
  useEffect(() => {
    if (token !== '') mutate({ token });
  }, [token, mutate]);

  if (token === '') {
    return (
      <SignInFrame title={t('signInLink.missing')} lead={t('signInLink.missingDetail')}>
        {null}
      </SignInFrame>
    );
  }
  if (!find.data) {
    return (
      <SignInFrame title={t('invitation.loading')}>
        <ErrorNote error={find.error} title={t('invitation.failed')} />
      </SignInFrame>
    );
  }
  return <Found token={token} invitation={find.data} />;
}

type FoundInvitation = {
  organizationName: string;
  email: string;
  role: Parameters<typeof roleLabel>[0];
  invitedBy: string;
  hasAccount: boolean;
};

function Found({ token, invitation }: { token: string; invitation: FoundInvitation }) {
  const { organizationName, email, role, invitedBy, hasAccount } = invitation;
  const session = useSessionState();
  // What to press depends on it: nothing is offered before it is known.
  if (session === undefined) return <SignInFrame title={t('invitation.loading')}>{null}</SignInFrame>;
  const signedInAs = personOf(session);
  const isOther = signedInAs !== null && signedInAs.email.toLowerCase() !== email.toLowerCase();
  return (
    <SignInFrame
      title={t('invitation.title', { organization: organizationName })}
      lead={t('invitation.detail', { name: invitedBy, email, role: roleLabel(role) })}
    >
      {isOther ? (
        <OtherSignedIn name={signedInAs.name} email={email} />
      ) : hasAccount && signedInAs === null ? (
        <>
          <Note title={t('invitation.signInFirst', { email })}>{t('invitation.signInFirstDetail')}</Note>
          <Link to="/sign-in" className={buttonClass({ variant: 'primary' })}>
            {t('signIn.submit')}
          </Link>
        </>
      ) : (
        <Accept token={token} isSignedIn={signedInAs !== null} />
      )}
    </SignInFrame>
  );
}

function Accept({ token, isSignedIn }: { token: string; isSignedIn: boolean }) {
  const finish = useFinishSignIn();
  const accept = useMutation(
    trpc.invitation.accept.mutationOptions({
      onSuccess: async ({ session }) => {
        announce(t('invitation.accepted'));
        await finish(session);
      },
    }),
  );
  return (
    <>
      <ErrorNote error={accept.error} title={t('invitation.failed')} />
      <Button
        variant="primary"
        busy={accept.isPending}
        className="h-9 w-full"
        onClick={() => accept.mutate({ token })}
      >
        {t(isSignedIn ? 'invitation.acceptSignedIn' : 'invitation.accept')}
      </Button>
    </>
  );
}

function OtherSignedIn({ name, email }: { name: string; email: string }) {
  const signOut = useMutation(trpc.session.signOut.mutationOptions({ onSuccess: () => startSession(null) }));
  return (
    <>
      <Note tone="warning" title={t('invitation.otherSignedIn', { name })}>
        {t('invitation.otherSignedInDetail', { email })}
      </Note>
      <ErrorNote error={signOut.error} />
      <Button busy={signOut.isPending} className="h-9 w-full" onClick={() => signOut.mutate()}>
        {t('invitation.signOut')}
      </Button>
    </>
  );
}

function personOf(session: Session | null | undefined): { name: string; email: string } | null {
  switch (session?.kind) {
    case 'account':
      return { name: session.account.displayName, email: session.account.email };
    case 'staff':
      // Support is never a member of a customer, whatever their address.
      return { name: session.staff.displayName, email: '' };
    default:
      return null;
  }
}
