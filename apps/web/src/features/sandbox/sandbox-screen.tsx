import { providerLabel } from '@rollcall/access';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FlaskConical, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { Button, buttonClass } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card, Page } from '#components/page.tsx';
import { Select } from '#components/select.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { StatusBadge, type Tone, ToneIcon } from '#components/status-badge.tsx';
import { announceError } from '#components/toast.tsx';
import { queryClient, type SandboxRun, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { SandboxSteps } from './sandbox-steps.tsx';

/** Asked for again while a run is under way and the page is looked at. */
const refreshMs = 600;

const providers = (['entra', 'okta'] as const).map((value) => ({ value, label: providerLabel(value) }));

export function SandboxScreen(): ReactNode {
  const scope = useOrganization();
  const query = useQuery(
    trpc.sandbox.latest.queryOptions(scope, {
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data && state.data.outcome === null ? refreshMs : false),
    }),
  );
  return (
    <Page
      title={t('sandbox.title')}
      lead={t('sandbox.lead')}
      back={
        <BackLink to="/o/$organization/setup" params={scope}>
          {t('guide.back')}
        </BackLink>
      }
    >
      <div className="flex max-w-[760px] flex-col gap-6">
        {query.isPending && (
          <Card>
            <SkeletonRows rows={4} />
          </Card>
        )}
        {query.error && !query.data && (
          <Card>
            <LoadError error={query.error} onRetry={() => void query.refetch()} />
          </Card>
        )}
        {query.isSuccess && (
          <>
            {query.data?.outcome !== null && <Start last={query.data} />}
            {query.data && <Run run={query.data} />}
          </>
        )}
      </div>
    </Page>
  );
}

function Start({ last }: { last: SandboxRun | null }) {
  const scope = useOrganization();
  const [provider, setProvider] = useState(last?.provider ?? 'entra');
  const start = useMutation(
    trpc.sandbox.start.mutationOptions({
      // Also where somebody else has started one: it is shown then.
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.sandbox.pathKey() }),
      onError: announceError,
    }),
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        label={t('sandbox.provider')}
        value={provider}
        options={providers}
        onChange={setProvider}
        className="w-[220px]"
      />
      <Button
        variant="primary"
        icon={Play}
        busy={start.isPending}
        onClick={() => start.mutate({ ...scope, provider })}
      >
        {t(last ? 'sandbox.again' : 'sandbox.start')}
      </Button>
    </div>
  );
}

/** Framed, and marked for as long as it is shown: nothing in it is the organization’s own. */
function Run({ run }: { run: SandboxRun }) {
  const { steps, outcome } = run;
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <section
      aria-label={t('sandbox.region')}
      className="overflow-hidden rounded-lg border border-accent/50 border-dashed bg-surface"
    >
      <header className="flex flex-col gap-3 border-line border-b bg-accent-soft/40 px-4 py-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <StatusBadge tone="info" icon={FlaskConical} label={t('sandbox.mark')} />
          <p className="min-w-0 flex-1 basis-40 font-medium">
            {t('sandbox.simulated', { provider: providerLabel(run.provider) })}
          </p>
          {outcome === null ? (
            <StopButton stoppedBy={run.stoppedBy} />
          ) : (
            <p className="text-muted text-sm">{t('sandbox.startedBy', { name: run.startedBy })}</p>
          )}
        </div>
        {outcome === null && (
          <>
            <progress
              aria-label={t('sandbox.progress')}
              value={done}
              max={steps.length}
              className="h-1.5 w-full overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
            />
            <p aria-live="polite" className="text-muted text-sm">
              {run.stoppedBy ? t('sandbox.stopping') : whereItIs(run)}
            </p>
          </>
        )}
        {outcome !== null && <Outcome run={run} />}
      </header>
      <div className="px-4 py-4">
        <SandboxSteps steps={steps} provider={run.provider} />
      </div>
    </section>
  );
}

function whereItIs({ steps }: SandboxRun): string {
  const index = steps.findIndex(({ state }) => state === 'running');
  const step = steps[index];
  if (!step) return t('sandbox.starts');
  return t('sandbox.atStep', {
    step: index + 1,
    total: steps.length,
    title: t(`sandbox.step.${step.name}`),
  });
}

function StopButton({ stoppedBy }: { stoppedBy: string | null }) {
  const scope = useOrganization();
  const stop = useMutation(
    trpc.sandbox.stop.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.sandbox.pathKey() }),
      onError: announceError,
    }),
  );
  return (
    <Button size="sm" changes busy={stop.isPending || stoppedBy !== null} onClick={() => stop.mutate(scope)}>
      {t('sandbox.stop')}
    </Button>
  );
}

const tones: Record<NonNullable<SandboxRun['outcome']>, Tone> = {
  finished: 'positive',
  failed: 'danger',
  stopped: 'neutral',
  abandoned: 'warning',
};

function Outcome({ run: { outcome, stoppedBy } }: { run: SandboxRun }) {
  const { organization } = useOrganization();
  if (outcome === null) return null;
  return (
    <div aria-live="polite" className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <div className="flex min-w-0 flex-1 basis-72 gap-2.5">
        <ToneIcon tone={tones[outcome]} className="mt-[3px]" />
        <div className="min-w-0">
          <h2 className="font-medium">
            {outcome === 'stopped'
              ? t('sandbox.stopped', { name: stoppedBy ?? '' })
              : t(`sandbox.${outcome}`)}
          </h2>
          <p className="text-muted">{t(`sandbox.${outcome}Detail`)}</p>
        </div>
      </div>
      {outcome === 'finished' && (
        <Link
          to="/o/$organization/setup"
          params={{ organization }}
          className={`${buttonClass({ size: 'sm' })} ml-7 sm:ml-0`}
        >
          {t('sandbox.connect')}
        </Link>
      )}
    </div>
  );
}
