import { providerLabel } from '@rollcall/access';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DirectoryStateBadge } from '#components/directory-state.tsx';
import { HealthLine } from '#components/health-line.tsx';
import { Message } from '#components/message.tsx';
import { Note } from '#components/note.tsx';
import { Card } from '#components/page.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import type { DirectoryHealth } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatDay, formatNumber, formatRelative, formatSpan } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** How a connection is now, in words and in numbers. */
export function HealthSummary({ health }: { health: DirectoryHealth }) {
  const { lastRequestAt, usualGapSeconds, users, groups, changesLastDay, failuresLastDay } = health;
  const last = lastRequestAt ? <RelativeTime at={lastRequestAt} /> : t('time.never');
  const rhythm =
    usualGapSeconds === null
      ? t('connectionHealth.eventDriven')
      : t('connectionHealth.every', { span: formatSpan(usualGapSeconds) });
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3.5">
        <ProviderMark provider={health.provider} />
        <div className="min-w-0 flex-1 basis-56">
          <p className="font-medium">{providerLabel(health.provider)}</p>
          <p className="text-muted">
            <HealthLine health={health} />
          </p>
        </div>
        <DirectoryStateBadge state={health.state} />
      </div>
      <dl className="grid grid-cols-2 gap-px border-line border-t bg-line lg:grid-cols-4">
        <Fact name={t('connectionHealth.last')}>{last}</Fact>
        <Fact name={t('connectionHealth.comes')}>{rhythm}</Fact>
        <Fact name={t('connectionHealth.has')}>
          {t('overview.connectionUsers', { count: users })},{' '}
          {t('overview.connectionGroups', { count: groups })}
        </Fact>
        <Fact name={t('overview.changesToday')}>
          {formatNumber(changesLastDay)}
          {failuresLastDay > 0 && (
            <span className="text-danger"> · {t('overview.failuresToday', { count: failuresLastDay })}</span>
          )}
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="bg-surface px-4 py-2.5">
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  );
}

/** What to do about it, where there is something. */
export function HealthAdvice({ health }: { health: DirectoryHealth }): ReactNode {
  const { organization } = useOrganization();
  const nowMs = useNow();
  const { id, provider, quarantine, state } = health;
  const failures = (
    <Link
      to="/o/$organization/activity"
      params={{ organization }}
      search={{ result: 'failed', directoryId: id }}
      className={linkClass}
    >
      {t('connectionHealth.seeFailures')}
    </Link>
  );
  const tokens = (
    <Link
      to="/o/$organization/tokens"
      params={{ organization }}
      search={{ directoryId: id }}
      className={linkClass}
    >
      {t('connectionHealth.seeTokens')}
    </Link>
  );
  if (quarantine) {
    const values = { day: formatDay(quarantine.endsAt), left: formatRelative(quarantine.endsAt, nowMs) };
    return (
      <Note tone="danger" title={t('connectionHealth.quarantine', values)}>
        <ol className="mt-1 list-decimal space-y-0.5 pl-5">
          <li>
            <Message of="connectionHealth.quarantine.find" values={{ failures, tokens }} />
          </li>
          <li>{t('connectionHealth.quarantine.restart')}</li>
          <li>{t('connectionHealth.quarantine.wait')}</li>
        </ol>
      </Note>
    );
  }
  if (state === 'overdue') {
    return (
      <Note tone="warning" title={t('connectionHealth.overdue')}>
        <ol className="mt-1 list-decimal space-y-0.5 pl-5">
          <li>{t('connectionHealth.overdue.on', { provider: providerLabel(provider) })}</li>
          <li>
            <Message of="connectionHealth.overdue.token" values={{ tokens }} />
          </li>
          <li>{t('connectionHealth.overdue.log', { provider: providerLabel(provider) })}</li>
        </ol>
      </Note>
    );
  }
  if (state === 'failing') {
    return (
      <Note tone="danger" title={t('attention.failing', { directory: health.name })}>
        {failures}
      </Note>
    );
  }
  return null;
}

const linkClass = 'text-accent-text underline underline-offset-2';
