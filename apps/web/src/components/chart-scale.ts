/** What the height of a chart stands for. */
export type Scale = {
  readonly from: number;
  readonly to: number;
  /** Of the height, from 0 at the bottom to 1 at the top. */
  share(value: number): number;
};

/** What round numbers are: those of hours and minutes are others. */
export type Unit = 'number' | 'seconds';

type Points = readonly { readonly values: readonly (number | null)[] }[];

/**
 * Round numbers with room for everything. Heights of bars are compared, so they start at zero; a line shows changes,
 * and starts at zero only where the values come near it.
 */
export function scaleFor(points: Points, shape: 'stacked' | 'nested' | 'line', unit: Unit): Scale {
  const heights = points.flatMap(({ values }) => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return [];
    return shape === 'stacked' ? known.reduce((sum, value) => sum + value, 0) : Math.max(...known);
  });
  const highest = Math.max(1, ...heights);
  const lowest = Math.min(...heights, highest);
  const change = highest - lowest;
  if (shape !== 'line') return scale(0, roundUp[unit](highest));
  if (change === 0 || lowest < change * 2) return scale(0, roundUp[unit](highest * headroom));
  const step = roundUp[unit](change) / 2;
  const from = Math.floor(lowest / step) * step;
  return scale(from, from + step * 2 * Math.ceil((highest - from) / (step * 2)));
}

function scale(from: number, to: number): Scale {
  return { from, to, share: (value) => Math.min(1, Math.max(0, (value - from) / (to - from))) };
}

/** A line along the upper edge would look as if it were cut off there. */
const headroom = 1.05;

const minute = 60;
const hour = 60 * minute;
/** Of which the half is a round time too. */
const roundTimes = [
  ...[2, 4, 6, 10, 20, 30],
  ...[1, 2, 4, 6, 10, 20, 30].map((minutes) => minutes * minute),
  ...[1, 2, 4, 6, 12, 24].map((hours) => hours * hour),
];

/** The next round number, of which the half is one too: 2, 4, 6, 8, 10, 20, 40, … */
const roundUp: Record<Unit, (value: number) => number> = {
  number: (value) => {
    const power = 10 ** Math.max(0, Math.ceil(Math.log10(value)) - 1);
    const step = [2, 4, 6, 8, 10].find((candidate) => candidate * power >= value) ?? 10;
    return step * power;
  },
  seconds: (value) =>
    roundTimes.find((candidate) => candidate >= value) ?? Math.ceil(value / (24 * hour)) * 24 * hour,
};

/** Steps through values as an SVG path, one unit wide each, and the area below; broken where there is no value. */
export function lineThrough(
  values: readonly (number | null)[],
  { share }: Scale,
): { line: string; area: string } {
  let line = '';
  let area = '';
  values.forEach((value, index) => {
    if (value === null) return;
    const y = (1 - share(value)).toFixed(4);
    const goesOn = index > 0 && values[index - 1] !== null;
    line += `${goesOn ? 'L' : 'M'}${index} ${y}H${index + 1}`;
    area += `M${index} 1V${y}H${index + 1}V1Z`;
  });
  return { line, area };
}
