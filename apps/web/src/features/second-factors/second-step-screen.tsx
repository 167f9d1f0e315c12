import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { KeyRound, Smartphone } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { SignInFrame } from '#features/sign-in/sign-in-frame.tsx';
import { useFinishSignIn } from '#features/sign-in/use-finish-sign-in.ts';
import { type Session, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { signInWithPasskey } from '#lib/passkey.ts';
import { AddPasskeyDialog } from './add-passkey-dialog.tsx';
import { PasskeyError } from './passkey-error.tsx';
import { SetUpAppDialog } from './set-up-app-dialog.tsx';

const route = getRouteApi('/sign-in/second-step');

/** What is still missing of a sign-in: showing a second factor, or setting the first one up. */
export function SecondStepScreen(): ReactNode {
  const { next } = route.useSearch();
  const finish = useFinishSignIn(next);
  const query = useQuery(trpc.session.secondStep.queryOptions(undefined, { staleTime: 0 }));
  if (query.isPending) return <SignInFrame title={t('factors.loading')}>{null}</SignInFrame>;
  if (!query.data) {
    return (
      <SignInFrame title={t('secondStep.ended')}>
        <ErrorNote error={query.error} />
        <Link to="/sign-in" className={buttonClass({ variant: 'primary' })}>
          {t('secondStep.begin')}
        </Link>
      </SignInFrame>
    );
  }
  const { step, email } = query.data;
  switch (step) {
    case 'verify':
      return <Verify email={email} onDone={finish} />;
    case 'set_up':
      return <SetUp onDone={finish} />;
  }
}

type Done = (session: Session | null) => Promise<void>;

function Verify({ email, onDone }: { email: string; onDone: Done }) {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const verify = useMutation(trpc.factor.verifyCode.mutationOptions({ onSuccess: onDone }));
  const byPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onDone });
  return (
    <SignInFrame title={t('secondStep.verifyTitle')} lead={t('secondStep.verifyLead', { email })}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (code.trim() !== '' && !verify.isPending) verify.mutate({ code: code.trim() });
        }}
      >
        <ErrorNote error={verify.error} title={t('secondStep.wrong')} />
        <Field label={t('secondStep.code')} error={tried && code.trim() === '' ? t('app.codeMissing') : null}>
          {(control) => (
            <Input
              {...control}
              value={code}
              autoComplete="one-time-code"
              maxLength={40}
              className="h-9 font-mono"
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" busy={verify.isPending} className="h-9 w-full">
          {t('secondStep.continue')}
        </Button>
      </form>
      <Button
        icon={KeyRound}
        busy={byPasskey.isPending}
        className="h-9 w-full"
        onClick={() => byPasskey.mutate()}
      >
        {t('signIn.passkey')}
      </Button>
      <PasskeyError error={byPasskey.error} />
    </SignInFrame>
  );
}

function SetUp({ onDone }: { onDone: Done }) {
  const [open, setOpen] = useState<'passkey' | 'app' | null>(null);
  return (
    <SignInFrame title={t('secondStep.setUpTitle')} lead={t('secondStep.setUpLead')}>
      <div className="flex flex-col gap-3">
        <Button variant="primary" icon={KeyRound} className="h-9 w-full" onClick={() => setOpen('passkey')}>
          {t('passkeys.add')}
        </Button>
        <Button icon={Smartphone} className="h-9 w-full" onClick={() => setOpen('app')}>
          {t('app.begin')}
        </Button>
      </div>
      {open === 'passkey' && <AddPasskeyDialog onClose={() => setOpen(null)} onAdded={onDone} />}
      {open === 'app' && <SetUpAppDialog onClose={() => setOpen(null)} onDone={onDone} />}
    </SignInFrame>
  );
}
