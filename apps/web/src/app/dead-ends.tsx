import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { TRPCClientError } from '@trpc/client';
import { CircleAlert, Compass, KeyRound, LifeBuoy } from 'lucide-react';
import { Button, buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LoadError } from '#components/error-note.tsx';
import { PageTitle } from '#components/page.tsx';
import { ssoStartUrl } from '#features/sign-in/sso-start-url.ts';
import { t } from '#lib/messages/translate.ts';

/** For an address that leads nowhere, inside a frame that has its main part. */
export function NotFound() {
  return (
    <div className="flex min-h-[70vh] items-center justify-center">
      <PageTitle title={t('notFound.title')} />
      <EmptyState
        heading="h1"
        icon={Compass}
        title={t('notFound.title')}
        detail={t('notFound.detail')}
        action={
          <Link to="/" className={buttonClass()}>
            {t('notFound.home')}
          </Link>
        }
      />
    </div>
  );
}

/** The same where there is no frame. */
export function NotFoundPage() {
  return (
    <main id="main" tabIndex={-1}>
      <NotFound />
    </main>
  );
}

/** For staff at an organization that they do not have open, or no longer. */
export function NotOpen({ slug }: { slug: string }) {
  return (
    <main id="main" tabIndex={-1} className="flex min-h-[70vh] items-center justify-center">
      <PageTitle title={t('notOpen.title')} />
      <EmptyState
        heading="h1"
        icon={LifeBuoy}
        title={t('notOpen.title')}
        detail={t('notOpen.detail')}
        action={
          <Link to="/support" search={{ search: slug }} className={buttonClass()}>
            {t('notOpen.find')}
          </Link>
        }
      />
    </main>
  );
}

/** For an organization that this session does not get into, because it wants single sign-on alone. */
export function NeedsSso({ slug, name, next }: { slug: string; name: string; next: string }) {
  return (
    <main id="main" tabIndex={-1} className="flex min-h-[70vh] items-center justify-center">
      <PageTitle title={name} />
      <EmptyState
        heading="h1"
        icon={KeyRound}
        title={t('home.needsSsoDetail', { organization: name })}
        detail={t('signInTo.lead')}
        action={
          <a href={ssoStartUrl(slug, { next })} className={buttonClass({ variant: 'primary' })}>
            {t('signInTo.continue')}
          </a>
        }
      />
    </main>
  );
}

/** For a screen that threw: what the server said if it was asked, else what to do. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (error instanceof TRPCClientError) {
    return (
      <div className="flex min-h-[70vh] items-center justify-center">
        <LoadError
          error={error}
          onRetry={() => {
            reset();
            void router.invalidate();
          }}
        />
      </div>
    );
  }
  return (
    <div className="flex min-h-[70vh] items-center justify-center">
      <EmptyState
        heading="h1"
        icon={CircleAlert}
        title={t('error.screen')}
        detail={t('error.screenAdvice')}
        action={<Button onClick={() => window.location.reload()}>{t('error.reload')}</Button>}
      />
    </div>
  );
}
