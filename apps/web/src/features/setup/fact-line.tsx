import { Link } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { Message } from '#components/message.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { ToneIcon } from '#components/status-badge.tsx';
import { CreateTokenFlow } from '#features/tokens/create-token-flow.tsx';
import type { Directory } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';
import type { Fact } from './guides.ts';

type FactLineProps = { fact: Fact; count: number; directory: Directory };

/** What has arrived here for a step, announced when it does, with what can be done about it from here. */
export function FactLine({ fact, count, directory }: FactLineProps) {
  const bySetupLink = useSession().kind === 'setup';
  if (bySetupLink && fact === 'mapped') return <p className="text-muted">{t('setupFrame.mapped')}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p aria-live="polite" className="flex items-center gap-2">
        <ToneIcon tone={count > 0 ? 'positive' : 'pending'} />
        <span className={count > 0 ? '' : 'text-muted'}>
          <FactText fact={fact} count={count} directory={directory} />
        </span>
      </p>
      {!(bySetupLink && fact === 'connection') && (
        <FactAction fact={fact} count={count} directory={directory} />
      )}
    </div>
  );
}

function FactText({ fact, count, directory }: FactLineProps): ReactNode {
  switch (fact) {
    case 'token':
      return count > 0 ? t('guide.fact.token', { count }) : t('guide.fact.noToken');
    case 'connection':
      return directory.lastRequestAt ? (
        <Message
          of="guide.fact.connection"
          values={{ when: <RelativeTime at={directory.lastRequestAt} /> }}
        />
      ) : (
        t('guide.fact.noConnection')
      );
    case 'people':
      return count > 0 ? t('guide.fact.people', { count }) : t('guide.fact.noPeople');
    case 'groups':
      return count > 0 ? t('guide.fact.groups', { count }) : t('guide.fact.noGroups');
    case 'mapped':
      return count > 0 ? t('guide.fact.mapped', { count }) : t('guide.fact.noMapped');
  }
}

function FactAction({ fact, count, directory }: FactLineProps): ReactNode {
  const { organization } = useOrganization();
  switch (fact) {
    case 'token':
      return <TokenAction directory={directory} another={count > 0} />;
    case 'connection':
      return count === 0 ? null : (
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
            variant: count === 0 && directory.groups > 0 ? 'primary' : 'secondary',
          })}
        >
          {t('guide.goToGroups')}
        </Link>
      );
    case 'people':
    case 'groups':
      return null;
  }
}

function TokenAction({ directory, another }: { directory: Directory; another: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        icon={KeyRound}
        variant={another ? 'secondary' : 'primary'}
        onClick={() => setOpen(true)}
      >
        {t(another ? 'guide.createAnotherToken' : 'guide.createToken')}
      </Button>
      <CreateTokenFlow
        open={open}
        onClose={() => setOpen(false)}
        directories={[directory]}
        preferred={directory}
      />
    </>
  );
}
