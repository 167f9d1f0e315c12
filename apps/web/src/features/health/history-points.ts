import type { HistoryPoint } from '#components/history-table.tsx';
import type { HistorySpan } from '#lib/api.ts';
import { formatHour, formatTimeOfDay, formatUtcDay, formatUtcDays } from '#lib/format.ts';
import type { HealthSearch } from './health-search.ts';

export type Range = NonNullable<HealthSearch['range']>;

const dayMs = 86_400_000;

/** The spans of a history with the values that a chart shows of them. */
export function pointsOf(
  history: readonly HistorySpan[],
  range: Range,
  values: (span: HistorySpan) => readonly (number | null)[],
): HistoryPoint[] {
  return history.map((span) => ({ key: span.at, ...namesOf(span.at, range), values: values(span) }));
}

function namesOf(at: string, range: Range): { label: string; tick: string } {
  switch (range) {
    case 'day':
      return { label: formatHour(at), tick: formatTimeOfDay(at) };
    case 'month':
      return { label: formatUtcDay(at, { weekday: true }), tick: formatUtcDay(at) };
    case 'year': {
      const lastDay = new Date(Date.parse(at) + 6 * dayMs).toISOString();
      return { label: formatUtcDays(at, lastDay), tick: formatUtcDay(at) };
    }
  }
}
