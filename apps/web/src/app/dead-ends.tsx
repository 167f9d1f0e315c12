import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { TRPCClientError } from '@trpc/client';
import { CircleAlert, Compass } from 'lucide-react';
import { Button, buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LoadError } from '#components/error-note.tsx';
import { PageTitle } from '#components/page.tsx';
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
