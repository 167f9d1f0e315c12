import { providerLabel } from '@rollcall/access';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card, Page } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { Step, Stepper } from '#components/stepper.tsx';
import { type Directory, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';
import { GuideBlock } from './guide-block.tsx';
import { guides } from './guides.ts';
import { stepStates } from './step-states.ts';

const route = getRouteApi('/signed-in/o/$organization/setup/$directoryId');
const refreshMs = 4_000;

export function GuideScreen(): ReactNode {
  const scope = useOrganization();
  const { directoryId } = route.useParams();
  const query = useQuery(trpc.directory.list.queryOptions(scope, { refetchInterval: refreshMs }));
  const directory = query.data?.find((candidate) => candidate.id === directoryId);
  if (directory) return <Content key={directory.id} directory={directory} />;
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
  const session = useSession();
  const mapped = useQuery(
    trpc.group.list.queryOptions(
      { ...scope, directoryId: directory.id, state: 'mapped', limit: 1 },
      { refetchInterval: refreshMs, enabled: session.kind !== 'setup' },
    ),
  );
  const guide = guides[directory.provider];
  const facts = {
    token: directory.liveCredentials,
    connection: directory.lastRequestAt ? 1 : 0,
    people: directory.users,
    groups: directory.groups,
    mapped: mapped.data?.total ?? 0,
  };
  const states = stepStates(guide.steps, facts);
  return (
    <Page
      title={t('guide.title', { name: directory.name })}
      lead={
        guide.ofItsOwn
          ? t('guide.lead')
          : t('guide.leadGeneric', { provider: providerLabel(directory.provider) })
      }
      back={<Back />}
    >
      <div className="max-w-[720px]">
        <Stepper>
          {guide.steps.map((step, index) => (
            <Step key={step.title} number={index + 1} title={t(step.title)} state={states[index]}>
              {step.blocks.map((block) => (
                <GuideBlock key={JSON.stringify(block)} block={block} directory={directory} facts={facts} />
              ))}
            </Step>
          ))}
        </Stepper>
      </div>
    </Page>
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
