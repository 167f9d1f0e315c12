import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useRouter } from '@tanstack/react-router';
import { LifeBuoy } from 'lucide-react';
import type { ReactNode } from 'react';
import { Message } from '#components/message.tsx';
import { announce, announceError } from '#components/toast.tsx';
import { type StaffSession, trpc } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatInstant, formatTimeLeft } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { reloadSession, renewSession } from '#lib/session.ts';

type Access = NonNullable<StaffSession['access']>;

const buttonClass =
  'h-7 shrink-0 rounded-md px-2.5 font-medium text-sm hover:bg-staff-ink/12 focus-visible:outline-staff-ink disabled:opacity-50';

/** Says, for as long as it lasts, that somebody of the vendor's support is in a customer's organization, and why. */
export function StaffBar({ access }: { access: Access }): ReactNode {
  const navigate = useNavigate();
  const router = useRouter();
  const nowMs = useNow();
  const extend = useMutation(
    trpc.support.extend.mutationOptions({
      onSuccess: async () => {
        await reloadSession();
        announce(t('staff.extended'));
      },
      onError: announceError,
    }),
  );
  const leave = useMutation(
    trpc.support.close.mutationOptions({
      onSuccess: renewSession,
      onError: announceError,
    }),
  );
  /** First away from the screens of the organization, which ask by themselves: they would be told that it is not there. */
  async function goAndLeave() {
    await navigate({ to: '/support' });
    // Whoever has staged changes and keeps them stays.
    if (router.latestLocation.pathname === '/support') leave.mutate();
  }
  const { reason, approvedBy } = access;
  const why = approvedBy
    ? t('staff.approvedBy', { name: approvedBy, reason })
    : t('staff.reason', { reason });
  const ended = new Date(access.expiresAt).getTime() <= nowMs;
  const timeLeft = (
    <time dateTime={access.expiresAt} title={formatInstant(access.expiresAt)} className="tabular-nums">
      {ended ? t('staff.ended') : t('staff.timeLeft', { time: formatTimeLeft(access.expiresAt, nowMs) })}
    </time>
  );
  return (
    <aside
      aria-label={t('staff.label')}
      className="sticky top-0 z-30 flex h-10 items-center gap-x-3 bg-staff px-3 text-sm text-staff-ink sm:px-4"
    >
      <LifeBuoy aria-hidden className="hidden size-4 shrink-0 sm:block" />
      <div className="flex min-w-0 flex-1 flex-col md:flex-row md:gap-x-4">
        <p className="min-w-0 shrink-0 truncate leading-4 md:leading-5">
          <Message
            of="staff.bar"
            values={{
              organization: (
                <Link
                  to="/o/$organization/overview"
                  params={{ organization: access.organization.slug }}
                  className="font-semibold underline-offset-2 hover:underline focus-visible:outline-staff-ink"
                >
                  {access.organization.name}
                </Link>
              ),
            }}
          />
        </p>
        <p className="min-w-0 truncate text-xs md:text-sm" title={why}>
          <span className="md:hidden">{timeLeft} · </span>
          {why}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        <span className="mr-1 hidden md:inline">{timeLeft}</span>
        {approvedBy === null && (
          <button
            type="button"
            className={buttonClass}
            disabled={extend.isPending}
            onClick={() => extend.mutate()}
          >
            {t('staff.extend')}
          </button>
        )}
        <button
          type="button"
          className={`${buttonClass} border border-staff-ink/50`}
          disabled={leave.isPending}
          onClick={() => void goAndLeave()}
        >
          {t('staff.leave')}
        </button>
      </div>
    </aside>
  );
}
