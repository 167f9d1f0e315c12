import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonClass } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { PageTitle } from '#components/page.tsx';
import { type SsoRefusal, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { SignInFrame } from './sign-in-frame.tsx';

/** Why the identity provider's answer did not let this browser in, and what to do about it. */
export function SsoRefusedScreen(): ReactNode {
  const query = useQuery(trpc.sso.refusal.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  if (query.isPending) return <PageTitle title={t('ssoRefused.title')} />;
  if (query.error) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  const refusal = query.data;
  return (
    <SignInFrame title={t(refusal ? `ssoProblem.${refusal.reason}` : 'ssoRefused.title')}>
      {refusal ? <Refusal refusal={refusal} /> : <p className="text-muted">{t('ssoRefused.nothing')}</p>}
      <div className="flex flex-col gap-2">
        {refusal?.organization && refusal.reason !== 'off' && (
          <a
            href={`/auth/sso/start/${encodeURIComponent(refusal.organization.slug)}`}
            className={buttonClass({ variant: 'primary' })}
          >
            {t('ssoRefused.again')}
          </a>
        )}
        <Link to="/sign-in" className={buttonClass()}>
          {t('ssoRefused.otherWay')}
        </Link>
      </div>
    </SignInFrame>
  );
}

function Refusal({ refusal }: { refusal: SsoRefusal }) {
  const { reason, detail, organization, ask } = refusal;
  return (
    <div className="flex flex-col gap-3">
      <p>{t(`ssoWhatNow.${reason}`)}</p>
      {detail && <p className="break-words rounded-md bg-sunken px-3 py-2 text-muted text-sm">{detail}</p>}
      {ask.length > 0 && (
        <section aria-label={t('ssoRefused.ask')}>
          <h2 className="font-medium">{t('ssoRefused.askIn', { organization: organization?.name ?? '' })}</h2>
          <ul className="mt-1 flex flex-col gap-1">
            {ask.map(({ name, email }) => (
              <li key={`${name} ${email}`} className="min-w-0">
                {name !== email && `${name} `}
                {email && (
                  <a
                    href={`mailto:${email}`}
                    className="break-all text-accent-text underline underline-offset-2"
                  >
                    {email}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
