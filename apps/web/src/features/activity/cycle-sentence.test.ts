import { describe, expect, it } from 'vitest';
import type { Cycle } from '#lib/api.ts';
import { cycleSentence } from './cycle-sentence.ts';

const cycle = (over: Partial<Cycle>): Cycle => ({
  directoryId: 'd',
  directoryName: 'Entra ID',
  provider: 'entra',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:04:00.000Z',
  isRunning: false,
  requests: 9,
  created: 0,
  updated: 0,
  enabled: 0,
  disabled: 0,
  deleted: 0,
  skipped: 0,
  lookedUp: 0,
  incomplete: 0,
  pending: 0,
  failed: 0,
  ...over,
});

describe('what a cycle came to', () => {
  it('is what it changed, however much it looked up for it', () => {
    expect(cycleSentence(cycle({ created: 12, updated: 3, disabled: 1, skipped: 4, lookedUp: 40 }))).toMatch(
      /^12 created, 3 changed,? and 1 disabled$/,
    );
  });

  it('is said of one that changed nothing', () => {
    expect(cycleSentence(cycle({ skipped: 1, lookedUp: 5 }))).toBe('1 sent again, nothing to change');
    expect(cycleSentence(cycle({ failed: 2, lookedUp: 5 }))).toBe('2 refused, nothing changed');
    expect(cycleSentence(cycle({ lookedUp: 5 }))).toBe('5 look-ups, nothing changed');
  });
});
