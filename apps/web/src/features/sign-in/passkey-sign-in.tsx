import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#components/button.tsx';
import type { Session } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { offerPasskeys, signInWithPasskey } from '#lib/passkey.ts';
import { PasskeyError } from '../second-factors/passkey-error.tsx';

/** Signing in by a passkey: by a press, and offered by the browser where the address is entered. */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: (session: Session | null) => Promise<void> }) {
  const signIn = useMutation({ mutationFn: signInWithPasskey, onSuccess: onSignedIn });
  const latest = useRef(onSignedIn);
  latest.current = onSignedIn;
  useEffect(() => {
    const leaving = new AbortController();
    void offerPasskeys(leaving.signal).then((session) => {
      if (session && !leaving.signal.aborted) void latest.current(session);
    });
    return () => leaving.abort();
  }, []);
  return (
    <div className="flex flex-col gap-3">
      <Button icon={KeyRound} busy={signIn.isPending} className="h-9 w-full" onClick={() => signIn.mutate()}>
        {t('signIn.passkey')}
      </Button>
      <PasskeyError error={signIn.error} />
    </div>
  );
}
