import { describe, expect, it } from 'vitest';
import { lineThrough, scaleFor } from './chart-scale.ts';

const of = (...values: (number | null)[]) => values.map((value) => ({ values: [value] }));
const bounds = (...given: Parameters<typeof scaleFor>) => {
  const { from, to } = scaleFor(...given);
  return [from, to];
};

describe('the scale of a chart', () => {
  it.each([
    [[], [0, 2]],
    [[0], [0, 2]],
    [[3], [0, 4]],
    [[9], [0, 10]],
    [[10], [0, 10]],
    [[11], [0, 20]],
    [[61], [0, 80]],
    [
      [1_234, null, 5],
      [0, 2_000],
    ],
  ])('has round numbers with room for %j', (values, expected) => {
    expect(bounds(of(...values), 'nested', 'number')).toEqual(expected);
  });

  it.each([
    [[7], [0, 10]],
    [[38], [0, 60]],
    [[61], [0, 120]],
    [[1_500], [0, 1_800]],
    [[100_000], [0, 172_800]],
  ])('has round times with room for %j seconds', (values, expected) => {
    expect(bounds(of(...values), 'nested', 'seconds')).toEqual(expected);
  });

  it('has room for what is stacked', () => {
    expect(bounds([{ values: [7, 8] }], 'stacked', 'number')).toEqual([0, 20]);
    expect(bounds([{ values: [7, 8] }], 'nested', 'number')).toEqual([0, 8]);
  });

  it('shows a small change of something large, with all of it in sight', () => {
    for (const [low, high] of [
      [10_000, 10_012],
      [99, 101],
      [512, 519],
    ] as const) {
      const { from, to, share } = scaleFor(of(low, high), 'line', 'number');
      expect(from).toBeLessThanOrEqual(low);
      expect(to).toBeGreaterThanOrEqual(high);
      expect(share(high) - share(low)).toBeGreaterThan(0.2);
    }
    expect(bounds(of(200, 200), 'line', 'number')).toEqual([0, 400]);
    expect(bounds(of(3, 9), 'line', 'number')).toEqual([0, 10]);
  });

  it('draws steps, and nothing where there is no value', () => {
    const scale = scaleFor(of(0, 10), 'nested', 'number');
    expect(lineThrough([null, 5, 10, null, 0], scale)).toEqual({
      line: 'M1 0.5000H2L2 0.0000H3M4 1.0000H5',
      area: 'M1 1V0.5000H2V1ZM2 1V0.0000H3V1ZM4 1V1.0000H5V1Z',
    });
  });
});
