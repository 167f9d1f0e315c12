import { type ReactNode, useState } from 'react';
import { cx } from '#lib/class-names.ts';
import { lineThrough, type Scale, scaleFor, type Unit } from './chart-scale.ts';
import { type HistoryPoint, type HistorySeries, HistoryTable, shownValue } from './history-table.tsx';

type HistoryChartProps = {
  /** What it shows, and what the table with the same numbers is called. */
  title: string;
  /** What a point is: an hour, a day. */
  spanName: string;
  /**
   * Stacked: counts of which each adds to the ones before. Nested: each is a part of the next. Line: the first alone,
   * which stays what it is until it changes.
   */
  shape: 'stacked' | 'nested' | 'line';
  series: readonly HistorySeries[];
  points: readonly HistoryPoint[];
  unit: Unit;
  format: (value: number) => string;
};

const fills = { accent: 'bg-accent', danger: 'bg-danger', soft: 'bg-accent/35' } as const;

/** Numbers over time. The drawing is for the eyes alone; the table below it has every number for everybody. */
export function HistoryChart(props: HistoryChartProps) {
  const { title, shape, series, points, unit, format } = props;
  const [pointed, setPointed] = useState<HistoryPoint | null>(null);
  const scale = scaleFor(points, shape, unit);
  return (
    <figure className="flex flex-col">
      <figcaption className="flex min-h-11 flex-wrap items-start justify-between gap-x-4">
        <span className="font-medium">{title}</span>
        <span className="flex flex-wrap gap-x-4 text-muted text-sm">
          {series.map(({ name, tone }, index) => (
            <span key={name} className="flex items-center gap-1.5">
              <span aria-hidden className={cx('size-2 rounded-[2px]', fills[tone])} />
              {name}
              {pointed && (
                <span className="font-medium text-ink tabular-nums">
                  {shownValue(pointed.values[index], format)}
                </span>
              )}
            </span>
          ))}
        </span>
        <span className="basis-full text-faint text-xs tabular-nums">{pointed?.label ?? '\u00a0'}</span>
      </figcaption>
      <div aria-hidden className="flex gap-2">
        <Axis scale={scale} format={format} />
        <div className="min-w-0 flex-1">
          <div className="relative h-32" onPointerLeave={() => setPointed(null)}>
            <Grid />
            {shape === 'line' ? <Line points={points} scale={scale} /> : <Bars {...props} scale={scale} />}
            <div className="absolute inset-0 flex">
              {points.map((point) => (
                <div
                  key={point.key}
                  onPointerEnter={() => setPointed(point)}
                  className={cx('h-full min-w-0 flex-1', pointed === point && 'bg-ink/5')}
                />
              ))}
            </div>
          </div>
          <Ticks points={points} />
        </div>
      </div>
      <HistoryTable {...props} />
    </figure>
  );
}

function Axis({ scale: { from, to }, format }: { scale: Scale; format: (value: number) => string }) {
  return (
    <div className="-my-2 flex h-36 w-12 shrink-0 flex-col justify-between text-right text-faint text-xs tabular-nums">
      {[to, (from + to) / 2, from].map((value) => (
        <span key={value}>{format(value)}</span>
      ))}
    </div>
  );
}

function Grid() {
  return (
    <div className="absolute inset-0 flex flex-col justify-between">
      <div className="border-line border-t border-dashed" />
      <div className="border-line border-t border-dashed" />
      <div className="border-line-strong border-t" />
    </div>
  );
}

function Bars({ shape, series, points, scale }: HistoryChartProps & { scale: Scale }) {
  return (
    <div className="absolute inset-0 flex">
      {points.map(({ key, values }) => (
        <div key={key} className="h-full min-w-0 flex-1">
          <div className="relative mx-auto flex h-full w-3/4 flex-col-reverse">
            {series.map(({ name, tone }, index) => {
              const value = values[index] ?? 0;
              if (value === 0) return null;
              return (
                <div
                  key={name}
                  className={cx(
                    'min-h-[3px] rounded-t-[2px]',
                    fills[tone],
                    shape === 'nested' && 'absolute inset-x-0 bottom-0',
                  )}
                  style={{ height: `${scale.share(value) * 100}%` }}
                />
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
}

function Line({ points, scale }: { points: readonly HistoryPoint[]; scale: Scale }): ReactNode {
  const { line, area } = lineThrough(
    points.map(({ values: [value = null] }) => value),
    scale,
  );
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${points.length} 1`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible"
    >
      <path d={area} className="fill-accent/10" />
      <path d={line} vectorEffect="non-scaling-stroke" className="fill-none stroke-2 stroke-accent" />
    </svg>
  );
}

/** The first, the last, and on wide screens some between, each below its point. */
function Ticks({ points }: { points: readonly HistoryPoint[] }) {
  const last = points.length - 1;
  const ticks = [0, 1, 2, 3, 4].map((quarter) => Math.round((last * quarter) / 4));
  return (
    <div className="mt-1.5 flex justify-between whitespace-nowrap text-faint text-xs tabular-nums">
      {ticks.map((index, place) => (
        <span key={points[index]?.key} className={place % 2 === 1 ? 'hidden sm:inline' : undefined}>
          {points[index]?.tick}
        </span>
      ))}
    </div>
  );
}

/** Where there is nothing to draw. */
export function NoHistory({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <p className="py-8 text-center text-muted">{children}</p>
    </div>
  );
}
