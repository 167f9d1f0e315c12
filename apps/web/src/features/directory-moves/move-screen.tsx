import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card, Page } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { Stepper } from '#components/stepper.tsx';
import { type Directory, type Move, trpc } from '#lib/api.ts';
import { later, usePart } from '#lib/later.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { MoveHeader } from './move-header.tsx';
import { PeopleStep } from './people-step.tsx';
import { RetireStep } from './retire-step.tsx';
import { RetiredConnection } from './retired-connection.tsx';
import { RolesStep } from './roles-step.tsx';
import { StopMove } from './stop-move.tsx';

const route = getRouteApi('/signed-in/o/$organization/setup/$directoryId/move');

/** Both identity providers push meanwhile. */
const refreshMs = 15_000;

const choice = later(() => import('./choose-replacement.tsx'));

/** How one connection takes the place of another, from the choice to the retirement of the old one. */
export function MoveScreen(): ReactNode {
  const scope = useOrganization();
  const { directoryId } = route.useParams();
  // Whoever comes here has just connected another one, in the portal or elsewhere.
  const directories = useQuery(
    trpc.directory.list.queryOptions(scope, { staleTime: 0, refetchInterval: refreshMs }),
  );
  const move = useQuery(trpc.move.get.queryOptions({ ...scope, directoryId }));
  const directory = directories.data?.find(({ id }) => id === directoryId);
  const choosing = usePart(choice, move.data === null);
  if (directory?.retiredAt) return <RetiredConnection directory={directory} />;
  if (move.data) return <UnderWay move={move.data} />;
  if (directory && directories.data && move.data === null && choosing) {
    const others = replacementsOf(directory, directories.data);
    return <choosing.ChooseReplacement directory={directory} others={others} />;
  }
  const error = directories.error ?? move.error;
  return (
    <Page
      title={t('setup.title')}
      back={
        <BackLink to="/o/$organization/setup" params={scope}>
          {t('move.backToSetup')}
        </BackLink>
      }
    >
      <Card>
        {error && (
          <LoadError
            error={error}
            onRetry={() => {
              void directories.refetch();
              void move.refetch();
            }}
          />
        )}
        {!error && directories.data && !directory && (
          <EmptyState icon={PlugZap} title={t('guide.missing')} detail={t('error.notFoundAdvice')} />
        )}
        {!error && (directories.isPending || directory) && <SkeletonRows rows={8} />}
      </Card>
    </Page>
  );
}

/** Those that may take its place: whatever pushes, and is not being replaced itself. */
function replacementsOf(directory: Directory, all: readonly Directory[]): Directory[] {
  return all.filter(({ id, retiredAt, replacedBy }) => id !== directory.id && !retiredAt && !replacedBy);
}

function UnderWay({ move }: { move: Move }) {
  const scope = useOrganization();
  const { organization } = scope;
  const { from, to } = move;
  const counts = useQuery(
    trpc.move.counts.queryOptions({ ...scope, directoryId: from.id }, { refetchInterval: refreshMs }),
  );
  const names = { from: from.name, to: to.name };
  return (
    <Page
      title={t('move.title', names)}
      lead={t('move.lead', names)}
      back={
        <BackLink to="/o/$organization/setup/$directoryId" params={{ organization, directoryId: from.id }}>
          {from.name}
        </BackLink>
      }
      action={<StopMove move={move} />}
    >
      <MoveHeader move={move} counts={counts.data} />
      {counts.error && !counts.data && (
        <Card>
          <LoadError error={counts.error} onRetry={() => void counts.refetch()} />
        </Card>
      )}
      {counts.isPending && (
        <Card>
          <SkeletonRows rows={6} />
        </Card>
      )}
      {counts.data && (
        <Stepper>
          <PeopleStep move={move} counts={counts.data} />
          <RolesStep move={move} />
          <RetireStep move={move} />
        </Stepper>
      )}
    </Page>
  );
}
