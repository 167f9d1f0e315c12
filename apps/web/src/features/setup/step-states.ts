import type { StepState } from '#components/stepper.tsx';
import type { Fact, GuideStep } from './guides.ts';

/**
 * Which steps are done. A step that nothing here can see counts as done when a later one is: whoever has got a
 * connection has made the application. The first that is not done is the current one.
 */
export function stepStates(steps: readonly GuideStep[], facts: Record<Fact, number>): StepState[] {
  const lastDone = steps.findLastIndex(({ doneBy }) => doneBy && facts[doneBy] > 0);
  let current = false;
  return steps.map(({ doneBy }, index) => {
    const done = doneBy ? facts[doneBy] > 0 : index < lastDone;
    if (done) return 'done';
    if (current) return 'later';
    current = true;
    return 'current';
  });
}
