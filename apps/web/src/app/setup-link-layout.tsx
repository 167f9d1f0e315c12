import { useMutation } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/button.tsx';
import { announceError } from '#components/toast.tsx';
import { type SetupSession, trpc } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatInstant, formatTimeLeft } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { startSession } from '#lib/session.ts';
import { NotFound } from './dead-ends.tsx';
import { placesOfPurpose } from './setup-places.ts';

/** The frame for whoever opened a setup link: for whom, for what, for how long, and nothing else of the portal. */
export function SetupLinkLayout({ session }: { session: SetupSession }): ReactNode {
  const { organization } = useOrganization();
  const { pathname } = useLocation();
  const places = placesOfPurpose[session.purpose];
  const isReached =
    organization === session.organization.slug &&
    places.some(({ to }) => isWithin(pathname, to.replace('$organization', organization)));
  return (
    <>
      <header className="border-line border-b bg-surface">
        <div className="mx-auto flex max-w-[1120px] flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 sm:px-8">
          <p className="flex min-w-0 flex-1 basis-full items-center sm:basis-60 gap-2.5 font-semibold">
            <Link2 aria-hidden className="size-5 shrink-0 text-accent-text" />
            <span className="sr-only">{t('setupFrame.label')}</span>
            {t(`setupFrame.${session.purpose}`, { organization: session.organization.name })}
          </p>
          <TimeLeft until={session.expiresAt} />
          <LeaveButton />
        </div>
        {places.length > 1 && (
          <nav aria-label={t('setupFrame.places')} className="mx-auto max-w-[1120px] px-4 sm:px-8">
            <ul className="-ml-2.5 flex gap-1 pb-2">
              {places.map(({ to, label }) => (
                <li key={to}>
                  <Link
                    to={to}
                    params={{ organization: session.organization.slug }}
                    className="flex h-8 items-center rounded-md px-2.5 font-medium text-muted transition-colors hover:bg-sunken hover:text-ink data-[status=active]:bg-accent-soft data-[status=active]:text-accent-text pointer-coarse:h-10"
                  >
                    {t(label)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1} className="min-w-0">
        {isReached ? <Outlet /> : <NotFound />}
      </main>
    </>
  );
}

function TimeLeft({ until }: { until: string }) {
  const nowMs = useNow();
  return (
    <time dateTime={until} title={formatInstant(until)} className="text-muted text-sm tabular-nums">
      {t('setupFrame.timeLeft', { time: formatTimeLeft(until, nowMs) })}
    </time>
  );
}

function LeaveButton() {
  const navigate = useNavigate();
  const leave = useMutation(
    trpc.session.signOut.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/sign-in' });
        startSession(null);
      },
      onError: announceError,
    }),
  );
  return (
    <Button size="sm" busy={leave.isPending} className="ml-auto" onClick={() => leave.mutate()}>
      {t('setupFrame.leave')}
    </Button>
  );
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
