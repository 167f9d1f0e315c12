import { describe, expect, test } from 'vitest';
import { limits } from '#limits.ts';
import { ann, type Operation, patch, refusal } from './patched-user.ts';

function repeated(count: number, operation: (number: number) => Operation): Operation[] {
  return Array.from({ length: count }, (_, number) => operation(number));
}

describe('one PATCH', () => {
  test('changes at most a thousand attributes', () => {
    const titles = (count: number) =>
      repeated(count, (number) => ({ op: 'replace', path: 'title', value: `${number}` }));
    expect(patch(titles(1_000)).document).toMatchObject({ title: '999' });
    expect(refusal(() => patch(titles(1_001)))).toMatchObject({ scimType: 'invalidValue' });
  });

  test('has at most 50,000 operations, of whatever kind', () => {
    const removals = (count: number) =>
      repeated(count, (number) => ({ op: 'remove', path: `emails[value eq "${number}@x"]` }));
    expect(refusal(() => patch(removals(limits.operationsMax + 1)))).toMatchObject({ scimType: 'tooMany' });
  });

  test('goes through at most 250,000 values of lists, counted for each operation', () => {
    const emails = Array.from({ length: limits.elementsMax }, (_, number) => ({ value: `${number}@x` }));
    const displays = (count: number) =>
      repeated(count, (number) => ({
        op: 'add',
        path: `emails[value eq "${number}@x"].display`,
        value: 'A',
      }));
    expect(patch(displays(250), { ...ann, emails }).changed).toBe(true);
    expect(refusal(() => patch(displays(251), { ...ann, emails }))).toMatchObject({ scimType: 'tooMany' });
  });

  test('has at most ten comparisons in a path', () => {
    const path = (terms: number) => `emails[${Array(terms).fill('value ne "x"').join(' and ')}].display`;
    expect(patch([{ op: 'replace', path: path(10), value: 'A' }]).changed).toBe(true);
    const tooLong = () => patch([{ op: 'replace', path: path(11), value: 'A' }]);
    expect(refusal(tooLong)).toMatchObject({ scimType: 'invalidFilter' });
  });
});
