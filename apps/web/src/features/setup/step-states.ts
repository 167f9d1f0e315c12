import type { StepState } from '#components/stepper.tsx';
import type { GuideStep } from '#features/guides/guide-document.ts';

/** Something that arrives here when a step is done, so that nobody has to tick it. */
export type Facts = Readonly<Record<string, number>>;

/**
 * Which steps are done: those whose fact has arrived, those that somebody says are done, and those that nothing here
 * can see when a later one is: whoever has got a connection has made the application. The first other is the current one.
 */
export function stepStates(
  steps: readonly GuideStep[],
  { facts, marked }: { facts: Facts; marked: ReadonlySet<string> },
): StepState[] {
  const seen = ({ doneBy }: GuideStep) => doneBy !== undefined && (facts[doneBy] ?? 0) > 0;
  const lastSeen = steps.findLastIndex(seen);
  let current = false;
  return steps.map((step, index) => {
    if (seen(step) || (step.doneBy === undefined && (marked.has(step.id) || index < lastSeen))) return 'done';
    if (current) return 'later';
    current = true;
    return 'current';
  });
}
