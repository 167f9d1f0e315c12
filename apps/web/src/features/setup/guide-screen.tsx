import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowRightLeft, BookOpen, HeartPulse, PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card, Page } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { SuspensionNote } from '#components/suspension-note.tsx';
import { RetiredConnection } from '#features/directory-moves/retired-connection.tsx';
import { minutesOf } from '#features/guides/guide-document.ts';
import { scimGuideOf } from '#features/guides/library.ts';
import { type Directory, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';
import { GuideWizard } from './guide-wizard.tsx';
import { TroubleList } from './trouble-list.tsx';
import { TryFirstLinks } from './try-first-links.tsx';

const route = getRouteApi('/signed-in/o/$organization/setup/$directoryId');

/** Asked for again only while the page is looked at. */
const refreshMs = 2_000;

export function GuideScreen(): ReactNode {
  const session = useSession();
  const scope = useOrganization();
  const { directoryId } = route.useParams();
  const query = useQuery(trpc.directory.list.queryOptions(scope));
  const directory = query.data?.find((candidate) => candidate.id === directoryId);
  if (directory?.retiredAt && session.kind !== 'setup') return <RetiredConnection directory={directory} />;
  if (directory && !directory.retiredAt) return <Content key={directory.id} directory={directory} />;
  return (
    <Page title={t('setup.title')} back={<Back />}>
      <Card>
        {query.isPending && <SkeletonRows rows={8} />}
        {query.error && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && (
          <EmptyState icon={PlugZap} title={t('guide.missing')} detail={t('error.notFoundAdvice')} />
        )}
      </Card>
    </Page>
  );
}

function Content({ directory }: { directory: Directory }) {
  const scope = useOrganization();
  const query = useQuery(
    trpc.guide.progress.queryOptions({ ...scope, directoryId: directory.id }, { refetchInterval: refreshMs }),
  );
  const guide = scimGuideOf(directory.provider);
  return (
    <Page
      title={t('guide.title', { name: directory.name })}
      lead={t('guide.lead', { count: guide.steps.length, minutes: minutesOf(guide) })}
      back={<Back />}
      action={
        <>
          <TryFirstLinks directoryId={directory.id} />
          <HealthLink directory={directory} />
          <MoveLink directory={directory} />
          <Link
            to="/docs/$area/$guide"
            params={{ area: 'scim', guide: guide.name }}
            className={buttonClass()}
          >
            <BookOpen aria-hidden className="size-4" />
            {t('guide.publicPage')}
          </Link>
        </>
      }
    >
      <div className="flex max-w-[760px] flex-col gap-6">
        <SuspensionNote directory={directory} />
        {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <SkeletonRows rows={8} />}
        {query.data && (
          <>
            <TroubleList directory={directory} progress={query.data} />
            <GuideWizard guide={guide} directory={directory} progress={query.data} />
          </>
        )}
      </div>
    </Page>
  );
}

/** Only where something has come, and not for who came by a setup link. */
function HealthLink({ directory }: { directory: Directory }) {
  const { organization } = useOrganization();
  const session = useSession();
  if (directory.lastRequestAt === null || session.kind === 'setup') return null;
  return (
    <Link
      to="/o/$organization/setup/$directoryId/health"
      params={{ organization, directoryId: directory.id }}
      className={buttonClass()}
    >
      <HeartPulse aria-hidden className="size-4" />
      {t('connectionHealth.link')}
    </Link>
  );
}

/** Only where something was pushed that another connection could take over, and not for who came by a setup link. */
function MoveLink({ directory }: { directory: Directory }) {
  const { organization } = useOrganization();
  const session = useSession();
  if (directory.users === 0 || session.kind === 'setup') return null;
  return (
    <Link
      to="/o/$organization/setup/$directoryId/move"
      params={{ organization, directoryId: directory.id }}
      className={buttonClass()}
    >
      <ArrowRightLeft aria-hidden className="size-4" />
      {directory.replacedBy ? t('move.movingBadge', { to: directory.replacedBy.name }) : t('move.entry')}
    </Link>
  );
}

function Back() {
  const params = useOrganization();
  return (
    <BackLink to="/o/$organization/setup" params={params}>
      {t('guide.back')}
    </BackLink>
  );
}
