import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Step, Stepper } from '#components/stepper.tsx';
import { GuideBlocks, type GuideReading } from '#features/guides/guide-block.tsx';
import type { Guide, GuideBlock, GuideStep } from '#features/guides/guide-document.ts';
import { type Directory, type GuideProgress, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { FactLine, FactSummary, factsOf } from './fact-line.tsx';
import { stepStates } from './step-states.ts';

type GuideWizardProps = { guide: Guide; directory: Directory; progress: GuideProgress };

/**
 * The steps of a guide with the values of the organization. What is done folds up; it is done for all admins, either
 * since its fact arrived or since one of them says so.
 */
export function GuideWizard({ guide, directory, progress }: GuideWizardProps) {
  const [unfolded, setUnfolded] = useState<Readonly<Record<string, boolean>>>(() => stepOfAddress(guide));
  const marked = new Set(progress.steps.map(({ step }) => step));
  const states = stepStates(guide.steps, { facts: factsOf(progress), marked });
  const reading: GuideReading = {
    values: { baseUrl: directory.baseUrl, tokenUrl: directory.tokenUrl },
    placeholders: {
      token: t('guide.placeholder.token'),
      bearerToken: t('guide.placeholder.bearerToken'),
      clientId: t('guide.placeholder.client'),
      clientSecret: t('guide.placeholder.client'),
    },
    live: (fact) => <FactLine fact={fact} directory={directory} progress={progress} />,
  };
  return (
    <Stepper>
      {guide.steps.map((step, index) => {
        const open = unfolded[step.id] ?? states[index] !== 'done';
        return (
          <Step
            key={step.id}
            number={index + 1}
            title={step.title}
            state={states[index]}
            minutes={step.minutes}
            anchor={`step-${index + 1}`}
            open={open}
            onToggle={() => setUnfolded({ ...unfolded, [step.id]: !open })}
            summary={
              <FactSummary facts={factNamesOf(step.blocks)} directory={directory} progress={progress} />
            }
          >
            <GuideBlocks blocks={step.blocks} reading={reading} />
            {step.doneBy === undefined && (
              <Mark
                step={step}
                directory={directory}
                progress={progress}
                isDone={states[index] === 'done'}
                onMarked={() => setUnfolded((others) => ({ ...others, [step.id]: false }))}
              />
            )}
          </Step>
        );
      })}
    </Stepper>
  );
}

function factNamesOf(blocks: readonly GuideBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'live') return [block.fact];
    return block.kind === 'ways' ? block.ways.flatMap((way) => factNamesOf(way.blocks)) : [];
  });
}

/** The step that the address names is unfolded, also when it is done. */
function stepOfAddress({ steps }: Guide): Readonly<Record<string, boolean>> {
  const [, number = ''] = /^#step-(\d+)$/.exec(window.location.hash) ?? [];
  const step = steps[Number(number) - 1];
  return step ? { [step.id]: true } : {};
}

type MarkProps = {
  step: GuideStep;
  directory: Directory;
  progress: GuideProgress;
  isDone: boolean;
  onMarked: () => void;
};

/** Says that a step is done which nothing here can see, or takes that back. */
function Mark({ step, directory, progress, isDone, onMarked }: MarkProps) {
  const scope = useOrganization();
  const mark = progress.steps.find((candidate) => candidate.step === step.id);
  const set = useMutation(
    trpc.guide.setStep.mutationOptions({
      onSuccess: (_, { done }) => {
        if (done) onMarked();
        return queryClient.invalidateQueries({ queryKey: trpc.guide.progress.pathKey() });
      },
    }),
  );
  const say = (done: boolean) => {
    if (!set.isPending) set.mutate({ ...scope, directoryId: directory.id, step: step.id, done });
  };
  if (mark) {
    return (
      <p className="flex flex-wrap items-center gap-3 text-muted">
        {t('guide.doneBy', { name: mark.doneBy })}
        <Button size="sm" busy={set.isPending} onClick={() => say(false)}>
          {t('guide.notDone')}
        </Button>
      </p>
    );
  }
  if (isDone) return null;
  return (
    <Button size="sm" className="self-start" busy={set.isPending} onClick={() => say(true)}>
      {t('guide.done')}
    </Button>
  );
}
