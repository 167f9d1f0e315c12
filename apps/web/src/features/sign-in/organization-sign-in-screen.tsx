import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonClass } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { PageTitle } from '#components/page.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import { ssoStartUrl } from './sso-start-url.ts';

const route = getRouteApi('/sign-in/$slug');

/** The sign-in of one organization, for links that its people keep. */
export function OrganizationSignInScreen(): ReactNode {
  const { slug } = route.useParams();
  const query = useQuery(trpc.sso.forSlug.queryOptions({ slug }));
  if (query.isPending) return <PageTitle title={t('signIn.submit')} />;
  if (query.error) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  const organization = query.data;
  if (!organization) {
    return (
      <SignInFrame title={t('signInTo.none')} lead={t('signInTo.noneDetail')}>
        <Link to="/sign-in" className={buttonClass({ variant: 'primary' })}>
          {t('ssoRefused.otherWay')}
        </Link>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('signIn.to', { product: organization.name })} lead={t('signInTo.lead')}>
      <div className="flex flex-col gap-2">
        <a href={ssoStartUrl(organization.slug)} className={buttonClass({ variant: 'primary' })}>
          {t('signInTo.continue')}
        </a>
        <Link to="/sign-in" className={buttonClass()}>
          {t('ssoRefused.otherWay')}
        </Link>
      </div>
    </SignInFrame>
  );
}
