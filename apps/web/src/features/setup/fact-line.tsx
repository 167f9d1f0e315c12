import { providerLabel } from '@rollcall/access';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonClass } from '#components/button.tsx';
import { Message } from '#components/message.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { ToneIcon } from '#components/status-badge.tsx';
import type { Directory, GuideProgress } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatMoment } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';
import { CreateToken } from './create-token.tsx';
import type { Facts } from './step-states.ts';

type FactLineProps = { fact: string; directory: Directory; progress: GuideProgress };

/** How many of what the steps wait for have arrived. */
export function factsOf({ tokens, connection, people, groups, mapped }: GuideProgress): Facts {
  return {
    token: tokens.live,
    connection: connection.lastAt ? 1 : 0,
    people: people.count,
    groups: groups.count,
    mapped,
  };
}

/** What has arrived here for a step, announced when it does, with what can be done about it from here. */
export function FactLine({ fact, directory, progress }: FactLineProps) {
  const bySetupLink = useSession().kind === 'setup';
  const arrived = (factsOf(progress)[fact] ?? 0) > 0;
  if (fact === 'client') return <CreateToken directory={directory} kind="client" another={false} />;
  if (bySetupLink && fact === 'mapped') return <p className="text-muted">{t('setupFrame.mapped')}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p aria-live="polite" className="flex items-center gap-2">
        <ToneIcon tone={arrived ? 'positive' : 'pending'} />
        <span className={arrived ? '' : 'text-muted'}>
          <FactText fact={fact} directory={directory} progress={progress} />
        </span>
      </p>
      {!(bySetupLink && fact === 'connection') && (
        <FactAction fact={fact} directory={directory} progress={progress} />
      )}
    </div>
  );
}

/** What has arrived for a step that is folded. */
export function FactSummary({
  facts,
  directory,
  progress,
}: Omit<FactLineProps, 'fact'> & { facts: string[] }) {
  const arrived = facts.filter((fact) => (factsOf(progress)[fact] ?? 0) > 0);
  return (
    <ul aria-live="polite" className="text-muted text-sm empty:hidden">
      {arrived.map((fact) => (
        <li key={fact}>
          <FactText fact={fact} directory={directory} progress={progress} />
        </li>
      ))}
    </ul>
  );
}

function FactText({ fact, directory, progress }: FactLineProps): ReactNode {
  const nowMs = useNow();
  const { tokens, people, groups, mapped } = progress;
  switch (fact) {
    case 'token':
      return tokens.live > 0 ? t('guide.fact.token', { count: tokens.live }) : t('guide.fact.noToken');
    case 'connection':
      return <ConnectionText directory={directory} progress={progress} />;
    case 'people':
      if (!people.first) return t('guide.fact.noPeople');
      return t('guide.fact.people', {
        count: people.count,
        name: people.first.name,
        time: formatMoment(people.first.at, nowMs),
      });
    case 'groups':
      if (!groups.first) return t('guide.fact.noGroups');
      return t('guide.fact.groups', {
        count: groups.count,
        name: groups.first.name,
        people: t('names.people', { count: groups.first.people }),
      });
    case 'mapped':
      return mapped > 0 ? t('guide.fact.mapped', { count: mapped }) : t('guide.fact.noMapped');
    default:
      return null;
  }
}

function ConnectionText({ directory, progress }: Omit<FactLineProps, 'fact'>): ReactNode {
  const nowMs = useNow();
  const { firstAt, lastAt, testedAt } = progress.connection;
  const at = testedAt ?? firstAt;
  if (at === null || lastAt === null) return t('guide.fact.noConnection');
  return (
    <Message
      of={testedAt ? 'guide.fact.tested' : 'guide.fact.called'}
      values={{
        provider: providerLabel(directory.provider),
        time: formatMoment(at, nowMs),
        when: <RelativeTime at={lastAt} />,
      }}
    />
  );
}

function FactAction({ fact, directory, progress }: FactLineProps): ReactNode {
  const { organization } = useOrganization();
  switch (fact) {
    case 'token':
      return <CreateToken directory={directory} kind="bearer" another={progress.tokens.live > 0} />;
    case 'connection':
      return progress.connection.lastAt === null ? null : (
        <Link
          to="/o/$organization/activity"
          params={{ organization }}
          search={{ directoryId: directory.id }}
          className={buttonClass({ size: 'sm' })}
        >
          {t('guide.seeActivity')}
        </Link>
      );
    case 'mapped':
      return (
        <Link
          to="/o/$organization/groups"
          params={{ organization }}
          search={{ directoryId: directory.id }}
          className={buttonClass({
            size: 'sm',
            variant: progress.mapped === 0 && progress.groups.count > 0 ? 'primary' : 'secondary',
          })}
        >
          {t('guide.goToGroups')}
        </Link>
      );
    default:
      return null;
  }
}
