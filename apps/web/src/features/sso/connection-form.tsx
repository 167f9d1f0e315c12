import type { SsoProvider } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { Card } from '#components/page.tsx';
import { queryClient, type SsoConnection, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { DiscoveryChecks } from './discovery-checks.tsx';
import { ssoFields } from './sso-fields.ts';

type ConnectionFormProps = {
  provider: SsoProvider;
  /** What was entered before; its secret stays unless another is entered. */
  before: SsoConnection | null;
  onSaved: () => void;
};

/** What the provider gave. It is checked there before it is kept here. */
export function ConnectionForm({ provider, before, onSaved }: ConnectionFormProps) {
  const scope = useOrganization();
  const fields = ssoFields[provider];
  const [issuer, setIssuer] = useState(before?.issuer ?? '');
  const [hostedDomain, setHostedDomain] = useState(before?.hostedDomain ?? '');
  const [clientId, setClientId] = useState(before?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation(
    trpc.sso.save.mutationOptions({
      onSuccess: async ({ saved }) => {
        if (!saved) return;
        await queryClient.invalidateQueries({ queryKey: trpc.sso.settings.queryKey(scope) });
        onSaved();
      },
    }),
  );
  const keepsSecret = before !== null && before.issuer === issuer && before.clientId === clientId;
  const missing = {
    issuer: fields.issuer !== null && issuer.trim() === '',
    hostedDomain: fields.hostedDomain && hostedDomain.trim() === '',
    clientId: clientId.trim() === '',
    clientSecret: clientSecret.trim() === '' && !keepsSecret,
  };
  const errorOf = (field: keyof typeof missing) => (tried && missing[field] ? t('sso.field.missing') : null);
  const text = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } as const;

  function submit() {
    setTried(true);
    if (Object.values(missing).some(Boolean) || save.isPending) return;
    save.mutate({
      ...scope,
      provider,
      issuer: issuer.trim(),
      clientId: clientId.trim(),
      clientSecret: clientSecret.trim() || null,
      hostedDomain: hostedDomain.trim() || null,
    });
  }

  return (
    <Card>
      <form
        noValidate
        className="flex flex-col gap-4 px-4 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {fields.issuer && (
          <Field label={t(fields.issuer.label)} hint={t(fields.issuer.hint)} error={errorOf('issuer')}>
            {(control) => (
              <Input
                {...control}
                {...text}
                value={issuer}
                placeholder={fields.issuer?.example}
                onChange={(event) => setIssuer(event.target.value)}
              />
            )}
          </Field>
        )}
        {fields.hostedDomain && (
          <Field
            label={t('sso.field.hostedDomain')}
            hint={t('sso.field.hostedDomainHint')}
            error={errorOf('hostedDomain')}
          >
            {(control) => (
              <Input
                {...control}
                {...text}
                value={hostedDomain}
                placeholder="example.com"
                onChange={(event) => setHostedDomain(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label={t(fields.clientId)} error={errorOf('clientId')}>
          {(control) => (
            <Input
              {...control}
              {...text}
              value={clientId}
              onChange={(event) => setClientId(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t(fields.clientSecret)}
          hint={t(keepsSecret ? 'sso.field.secretKept' : 'sso.field.secretHint')}
          error={errorOf('clientSecret')}
        >
          {(control) => (
            <Input
              {...control}
              {...text}
              type="password"
              autoComplete="new-password"
              value={clientSecret}
              onChange={(event) => setClientSecret(event.target.value)}
            />
          )}
        </Field>
        <div>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {t(save.isPending ? 'sso.checking' : 'sso.save')}
          </Button>
        </div>
        <div aria-live="polite" className="empty:hidden">
          {save.data && <DiscoveryChecks checks={save.data.checks} />}
        </div>
        <ErrorNote error={save.error} />
      </form>
    </Card>
  );
}
