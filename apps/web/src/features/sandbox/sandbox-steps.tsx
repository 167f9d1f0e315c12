import type { Provider } from '@rollcall/access';
import { Note } from '#components/note.tsx';
import { Step, Stepper, type StepState } from '#components/stepper.tsx';
import { activitySentence } from '#features/activity/activity-sentence.ts';
import { OperationIcon } from '#features/activity/operation-icon.tsx';
import { refusalAdvice } from '#features/activity/refusal-advice.ts';
import type { SandboxStep } from '#lib/api.ts';
import { formatMilliseconds } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { stepSentence } from './step-sentence.ts';

const states: Record<SandboxStep['state'], StepState> = {
  waiting: 'later',
  running: 'current',
  done: 'done',
  failed: 'current',
};

/** What happens in a run, and what came of it, told as it comes. */
export function SandboxSteps({ steps, provider }: { steps: readonly SandboxStep[]; provider: Provider }) {
  return (
    <Stepper>
      {steps.map((step, index) => (
        <Step
          key={step.name}
          number={index + 1}
          title={t(`sandbox.step.${step.name}`)}
          state={states[step.state]}
        >
          <p className="text-muted">{t(`sandbox.step.${step.name}.why`)}</p>
          {step.facts && <p>{stepSentence(step.facts)}</p>}
          {step.facts?.kind === 'refusal' && <Advice step={step} provider={provider} />}
          {step.failure && <Note tone="danger">{step.failure}</Note>}
          <Requests step={step} />
        </Step>
      ))}
    </Stepper>
  );
}

function Advice({ step, provider }: { step: SandboxStep; provider: Provider }) {
  const reason = step.requests.at(-1)?.reason;
  return reason ? <Note>{refusalAdvice(reason, provider)}</Note> : null;
}

function Requests({ step: { requests, requestCount } }: { step: SandboxStep }) {
  const others = requestCount - requests.length;
  if (requests.length === 0) return null;
  return (
    <div className="rounded-lg border border-line bg-sunken/60 px-3 py-2">
      <ul aria-label={t('sandbox.requests')} className="flex flex-col gap-1 text-sm">
        {requests.map((request) => (
          <li key={request.id} className="flex items-start gap-2">
            <span className="mt-[2px]">
              <OperationIcon operation={request.operation} />
            </span>
            <span className="min-w-0 flex-1 break-words">{activitySentence(request)}</span>
            <span className="shrink-0 text-muted tabular-nums">{request.status}</span>
            <span className="hidden w-14 shrink-0 text-right text-muted tabular-nums sm:inline">
              {formatMilliseconds(request.durationMs)}
            </span>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className="mt-1 text-muted text-sm">{t('sandbox.moreRequests', { count: others })}</p>
      )}
    </div>
  );
}
