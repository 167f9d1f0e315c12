import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { trpc } from '#lib/api.ts';
import { brand } from '#lib/brand.ts';
import { t } from '#lib/messages/translate.ts';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { RequestLink } from './request-link.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import { ssoStartUrl } from './sso-start-url.ts';
import { useFinishSignIn } from './use-finish-sign-in.ts';
import { useSsoForEmail } from './use-sso-for-email.ts';

const route = getRouteApi('/sign-in');

export function SignInScreen(): ReactNode {
  const { next } = route.useSearch();
  const finish = useFinishSignIn(next);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [otherWay, setOtherWay] = useState(false);
  const [asking, setAsking] = useState(false);
  const signIn = useMutation(
    trpc.session.signIn.mutationOptions({
      onSuccess: finish,
    }),
  );

  const sso = useSsoForEmail(email);
  const throughSso = !otherWay && sso.organization !== null;

  async function submit() {
    setTried(true);
    if (email.trim() === '' || asking || signIn.isPending) return;
    setAsking(true);
    const organization = otherWay ? null : await sso.ask();
    setAsking(false);
    if (organization) window.location.assign(ssoStartUrl(organization.slug, { next, email: email.trim() }));
    else if (password !== '') signIn.mutate({ email: email.trim(), password });
  }

  return (
    <SignInFrame title={t('signIn.to', { product: brand.productName })} lead={t('signIn.lead')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ErrorNote error={signIn.error} title={t('signIn.failed')} />
        <Field
          label={t('signIn.email')}
          error={tried && email.trim() === '' ? t('signIn.emailMissing') : null}
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              name="email"
              autoComplete="username webauthn"
              required
              value={email}
              className="h-9"
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        {!throughSso && (
          <Field
            label={t('signIn.password')}
            error={tried && password === '' ? t('signIn.passwordMissing') : null}
          >
            {(control) => (
              <Input
                {...control}
                type="password"
                name="password"
                autoComplete="current-password"
                required
                value={password}
                className="h-9"
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
        )}
        <Button type="submit" variant="primary" busy={asking || signIn.isPending} className="h-9 w-full">
          {throughSso ? t('signInTo.continue') : t('signIn.submit')}
        </Button>
        <div aria-live="polite" className="empty:hidden">
          {throughSso && (
            <p className="text-muted text-sm">
              {t('signIn.throughSso', { organization: sso.organization?.name ?? '' })}
            </p>
          )}
        </div>
        {throughSso && (
          <Button variant="ghost" onClick={() => setOtherWay(true)}>
            {t('ssoRefused.otherWay')}
          </Button>
        )}
      </form>
      <PasskeySignIn onSignedIn={finish} />
      {!throughSso && <RequestLink email={email.trim()} onMissing={() => setTried(true)} />}
    </SignInFrame>
  );
}
