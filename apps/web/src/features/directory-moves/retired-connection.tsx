import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps, linkOptions } from '@tanstack/react-router';
import {
  Activity,
  Archive,
  ChevronRight,
  type LucideIcon,
  ScrollText,
  Users,
  UsersRound,
} from 'lucide-react';
import { BackLink } from '#components/back-link.tsx';
import { Message } from '#components/message.tsx';
import { Note } from '#components/note.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { type Directory, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const refreshMs = 15_000;

/** A connection whose place another has taken: who did it, what is left to do, and what stays to be read. */
export function RetiredConnection({ directory }: { directory: Directory }) {
  const scope = useOrganization();
  const { organization } = scope;
  const { id: directoryId, name: from, replacedBy, retiredAt, retiredBy } = directory;
  const failures = useQuery(
    trpc.activity.authenticationFailures.queryOptions(
      { ...scope, directoryId },
      { refetchInterval: refreshMs },
    ),
  );
  const refused = (failures.data ?? [])
    .filter(({ reason }) => reason === 'retired')
    .reduce((sum, { count }) => sum + count, 0);
  const params = { organization };
  return (
    <Page
      title={t('move.done', { from })}
      lead={replacedBy ? t('move.doneLead', { to: replacedBy.name }) : t('move.doneWithout')}
      back={
        <BackLink to="/o/$organization/setup" params={params}>
          {t('move.backToSetup')}
        </BackLink>
      }
    >
      {retiredAt && retiredBy && (
        <p className="-mt-4 flex items-center gap-1.5 text-muted">
          <Archive aria-hidden className="size-4" />
          <span>
            <Message of="move.doneBy" values={{ name: retiredBy, when: <RelativeTime at={retiredAt} /> }} />
          </span>
        </p>
      )}
      <Note
        tone={refused > 0 ? 'warning' : 'info'}
        title={
          refused > 0 ? t('move.doneStillCalls', { from, count: refused }) : t('move.doneTurnOff', { from })
        }
      >
        {refused > 0 && `${t('move.doneTurnOff', { from })}. `}
        {t('move.doneTurnOffDetail')}
      </Note>
      <Section title={t('move.doneRead')}>
        <Card>
          <ul className="divide-y divide-line">
            <Place
              icon={Users}
              label={t('move.donePeople')}
              link={linkOptions({ to: '/o/$organization/people', params, search: { directoryId } })}
            />
            <Place
              icon={UsersRound}
              label={t('move.doneGroups')}
              link={linkOptions({ to: '/o/$organization/groups', params, search: { directoryId } })}
            />
            <Place
              icon={Activity}
              label={t('move.doneActivity')}
              link={linkOptions({ to: '/o/$organization/activity', params, search: { directoryId } })}
            />
            <Place
              icon={ScrollText}
              label={t('move.doneAudit')}
              link={linkOptions({ to: '/o/$organization/audit', params, search: { search: from } })}
            />
          </ul>
        </Card>
      </Section>
    </Page>
  );
}

function Place({ icon: Icon, label, link }: { icon: LucideIcon; label: string; link: LinkProps }) {
  return (
    <li>
      <Link {...link} className="flex items-center gap-3 px-4 py-3 transition-colors hover:bg-sunken/60">
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 flex-1 font-medium">{label}</span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
      </Link>
    </li>
  );
}
