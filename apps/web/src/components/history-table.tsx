import { ChevronRight } from 'lucide-react';
import { t } from '#lib/messages/translate.ts';

export type HistoryPoint = {
  readonly key: string;
  /** Its time in full. */
  readonly label: string;
  /** Its time below the axis. */
  readonly tick: string;
  /** One for each series; null where there is none. */
  readonly values: readonly (number | null)[];
};

export type HistorySeries = { readonly name: string; readonly tone: 'accent' | 'danger' | 'soft' };

type HistoryTableProps = {
  title: string;
  spanName: string;
  series: readonly HistorySeries[];
  points: readonly HistoryPoint[];
  format: (value: number) => string;
};

/** The numbers of a chart, folded up below it; the newest first. */
export function HistoryTable({ title, spanName, series, points, format }: HistoryTableProps) {
  return (
    <details className="group mt-2 text-sm">
      <summary className="inline-flex list-none items-center gap-1 rounded-md py-1 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
        {t('chart.table')}
        <span className="sr-only">{title}</span>
      </summary>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
        className="mt-1 max-h-72 overflow-auto rounded-md border border-line"
      >
        <table className="w-full tabular-nums">
          <caption className="sr-only">{title}</caption>
          <thead className="sticky top-0 bg-sunken text-left text-muted">
            <tr>
              <th scope="col" className="px-3 py-1.5 font-medium">
                {spanName}
              </th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="px-3 py-1.5 text-right font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {points.toReversed().map((point) => (
              <tr key={point.key}>
                <th scope="row" className="px-3 py-1 text-left font-normal">
                  {point.label}
                </th>
                {series.map(({ name }, index) => (
                  <td key={name} className="px-3 py-1 text-right">
                    {shownValue(point.values[index], format)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** A number, or a dash where there is none. */
export function shownValue(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}
