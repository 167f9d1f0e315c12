import { ssoProviderLabel } from '@rollcall/access';
import { Facts } from '#components/facts.tsx';
import type { SsoConnection } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

/** A connection as it is stored. The secret is never shown again. */
export function ConnectionFacts({ connection }: { connection: SsoConnection }) {
  const { provider, issuer, clientId, hostedDomain } = connection;
  return (
    <Facts
      facts={[
        { label: t('sso.field.provider'), value: ssoProviderLabel(provider) },
        { label: t('sso.field.issuer'), value: issuer, code: true },
        { label: t('sso.field.clientId'), value: clientId, code: true },
        { label: t('sso.field.hostedDomain'), value: hostedDomain, code: true },
        { label: t('sso.field.clientSecret'), value: t('sso.field.secretStored') },
      ]}
    />
  );
}
