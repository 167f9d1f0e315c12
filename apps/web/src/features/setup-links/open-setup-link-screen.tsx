import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Note } from '#components/note.tsx';
import { SignInFrame } from '#features/sign-in/sign-in-frame.tsx';
import { type Session, trpc } from '#lib/api.ts';
import { codeOf } from '#lib/errors.ts';
import { t } from '#lib/messages/translate.ts';
import { startSession, useSessionState } from '#lib/session.ts';

const route = getRouteApi('/setup-link');

/**
 * Opens a setup link by a press of a button. The token is in the part of the address after the #, which browsers send
 * to no server; it leaves the address when the link is opened.
 */
export function OpenSetupLinkScreen(): ReactNode {
  const router = useRouter();
  const { ended } = route.useSearch();
  const [token] = useState(() => window.location.hash.slice(1));
  const session = useSessionState();
  const open = useMutation(
    trpc.session.openSetupLink.mutationOptions({
      onSuccess: async (opened) => {
        startSession(opened);
        await router.navigate({ to: '/', replace: true });
      },
    }),
  );
  if (token === '') {
    return ended ? (
      <SignInFrame title={t('openSetupLink.ended')} lead={t('openSetupLink.endedDetail')}>
        {null}
      </SignInFrame>
    ) : (
      <SignInFrame title={t('openSetupLink.missing')} lead={t('signInLink.missingDetail')}>
        {null}
      </SignInFrame>
    );
  }
  const refused = open.isError && codeOf(open.error) === 'unauthenticated';
  const signedInAs = nameOf(session);
  return (
    <SignInFrame title={t('openSetupLink.title')} {...(!refused && { lead: t('openSetupLink.detail') })}>
      {signedInAs && !refused && <Note>{t('openSetupLink.replaces', { name: signedInAs })}</Note>}
      <ErrorNote error={open.error} {...(refused && { title: t('openSetupLink.failed') })} />
      {!refused && (
        <Button
          variant="primary"
          busy={open.isPending}
          className="h-9 w-full"
          onClick={() => open.mutate({ token })}
        >
          {t('openSetupLink.action')}
        </Button>
      )}
    </SignInFrame>
  );
}

function nameOf(session: Session | null | undefined): string | null {
  switch (session?.kind) {
    case 'account':
      return session.account.displayName;
    case 'staff':
      return session.staff.displayName;
    default:
      return null;
  }
}
