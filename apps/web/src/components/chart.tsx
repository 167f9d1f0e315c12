import { useState } from 'react';
import { cx } from '#lib/class-names.ts';
import { formatNumber } from '#lib/format.ts';

type Bar = { key: string; label: string; first: number; second: number };

type ChartProps = {
  /** What the chart shows, the caption of the table that readers without sight get instead. */
  caption: string;
  /** The header of the column that names the bars. */
  barsName: string;
  firstName: string;
  secondName: string;
  bars: Bar[];
};

/** Bars of two counts on top of each other: the usual in the accent, the bad in red. */
export function Chart({ caption, barsName, firstName, secondName, bars }: ChartProps) {
  const [pointed, setPointed] = useState<Bar | null>(null);
  const highest = Math.max(1, ...bars.map((bar) => bar.first + bar.second));
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="flex min-h-5 flex-wrap items-center gap-x-4 text-muted text-sm">
        <Legend className="bg-accent" name={firstName} value={pointed?.first} />
        <Legend className="bg-danger" name={secondName} value={pointed?.second} />
        <span className="ml-auto tabular-nums">{pointed?.label}</span>
      </figcaption>
      <div aria-hidden className="flex h-28 items-end gap-[3px]" onPointerLeave={() => setPointed(null)}>
        {bars.map((bar) => (
          <div
            key={bar.key}
            onPointerEnter={() => setPointed(bar)}
            className={cx(
              'group flex h-full min-w-0 flex-1 flex-col justify-end gap-px',
              pointed && pointed.key !== bar.key && 'opacity-50',
            )}
          >
            {bar.second > 0 && (
              <div
                className="min-h-[3px] rounded-t-[2px] bg-danger"
                style={{ height: `${(bar.second / highest) * 100}%` }}
              />
            )}
            {bar.first > 0 ? (
              <div
                className={cx('min-h-[3px] bg-accent', bar.second === 0 && 'rounded-t-[2px]')}
                style={{ height: `${(bar.first / highest) * 100}%` }}
              />
            ) : (
              bar.second === 0 && <div className="h-[3px] rounded-[2px] bg-line" />
            )}
          </div>
        ))}
      </div>
      <div
        aria-hidden
        className="flex justify-between border-line border-t pt-1.5 text-faint text-xs tabular-nums"
      >
        <span>{bars[0]?.label}</span>
        <span>{bars[Math.floor(bars.length / 2)]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </div>
      <div className="sr-only">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{barsName}</th>
              <th scope="col">{firstName}</th>
              <th scope="col">{secondName}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{bar.label}</th>
                <td>{formatNumber(bar.first)}</td>
                <td>{formatNumber(bar.second)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Legend({ className, name, value }: { className: string; name: string; value: number | undefined }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={cx('size-2 rounded-[2px]', className)} />
      {name}
      {value !== undefined && (
        <span className="font-medium text-ink tabular-nums">{formatNumber(value)}</span>
      )}
    </span>
  );
}
