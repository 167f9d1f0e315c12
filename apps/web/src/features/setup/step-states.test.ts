import { describe, expect, it } from 'vitest';
import { guides } from './guides.ts';
import { stepStates } from './step-states.ts';

const nothing = { token: 0, connection: 0, people: 0, groups: 0, mapped: 0 };

describe('the steps of a guide', () => {
  it('begin with the first one', () => {
    expect(stepStates(guides.okta.steps, nothing)).toEqual([
      'current',
      ...Array.from({ length: guides.okta.steps.length - 1 }, () => 'later'),
    ]);
  });

  it('that nothing can see are done when a later one is', () => {
    const states = stepStates(guides.entra.steps, { ...nothing, connection: 1 });
    expect(states.slice(0, 3)).toEqual(['done', 'done', 'current']);
  });

  it('come back when what they brought is gone', () => {
    const states = stepStates(guides.entra.steps, { ...nothing, people: 9, groups: 2, mapped: 2 });
    expect(states[1]).toBe('current');
    expect(states.toSpliced(1, 1)).not.toContain('current');
  });
});
