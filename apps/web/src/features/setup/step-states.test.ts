import { describe, expect, it } from 'vitest';
import { entra } from '#features/guides/en/scim/entra.ts';
import { okta } from '#features/guides/en/scim/okta.ts';
import { stepStates } from './step-states.ts';

const nothing = { token: 0, connection: 0, people: 0, groups: 0, mapped: 0 };
const nobody = new Set<string>();

describe('the steps of a guide', () => {
  it('begin with the first one', () => {
    expect(stepStates(okta.steps, { facts: nothing, marked: nobody })).toEqual([
      'current',
      ...Array.from({ length: okta.steps.length - 1 }, () => 'later'),
    ]);
  });

  it('that nothing can see are done when somebody says so', () => {
    const states = stepStates(okta.steps, { facts: nothing, marked: new Set(['app']) });
    expect(states.slice(0, 2)).toEqual(['done', 'current']);
  });

  it('that something can see are not done because somebody says so', () => {
    const states = stepStates(okta.steps, { facts: nothing, marked: new Set(['app', 'connect']) });
    expect(states.slice(0, 2)).toEqual(['done', 'current']);
  });

  it('that nothing can see are done when a later one is', () => {
    const states = stepStates(entra.steps, { facts: { ...nothing, connection: 1 }, marked: nobody });
    expect(states.slice(0, 3)).toEqual(['done', 'done', 'current']);
  });

  it('come back when what they brought is gone', () => {
    const facts = { ...nothing, people: 9, groups: 2, mapped: 2 };
    const states = stepStates(entra.steps, { facts, marked: nobody });
    expect(states[1]).toBe('current');
    expect(states.toSpliced(1, 1)).not.toContain('current');
  });
});
