import type { ReactNode } from 'react';

/** A screen of an identity provider, reduced to where to look and what to press. */
export type Drawing = {
  /** What it shows, in a sentence, for who cannot see it. */
  readonly caption: string;
  /** The title of the screen. */
  readonly title: string;
  /** What stands on the left or above, with the one to choose. */
  readonly menu?: readonly string[];
  readonly chosen?: string;
  readonly rows: readonly DrawingRow[];
};

type DrawingRow =
  | { readonly kind: 'field'; readonly label: string; readonly value: string }
  | { readonly kind: 'choice'; readonly label: string; readonly on: boolean }
  | { readonly kind: 'buttons'; readonly labels: readonly string[]; readonly press: string };

const width = 360;
const menuWidth = 112;
const barHeight = 30;
const rowHeights = { field: 46, choice: 26, buttons: 40 } satisfies Record<DrawingRow['kind'], number>;
/** Of the system font at 11 px, on average: enough to make a button as wide as its word. */
const letterWidth = 6;

/** Drawn in the colours of the theme, so that it never pretends to be a screenshot. */
export function ScreenDrawing({ drawing }: { drawing: Drawing }): ReactNode {
  const { caption, title, menu = [], chosen, rows } = drawing;
  const left = menu.length > 0 ? menuWidth : 0;
  const tops = rows.map((_, index) =>
    rows.slice(0, index).reduce((sum, { kind }) => sum + rowHeights[kind], barHeight + 12),
  );
  const rowsEnd = rows.reduce((sum, { kind }) => sum + rowHeights[kind], barHeight + 16);
  const height = Math.max(rowsEnd, barHeight + 20 + menu.length * 24);
  return (
    <svg
      role="img"
      aria-label={caption}
      viewBox={`0 0 ${width} ${height}`}
      className="w-full max-w-[440px] rounded-lg border border-line bg-surface text-[11px]"
    >
      <rect width={width} height={barHeight} className="fill-sunken" />
      <text x={14} y={19} className="fill-ink font-medium">
        {title}
      </text>
      {left > 0 && (
        <line x1={left} x2={left} y1={barHeight} y2={height} className="stroke-line" strokeWidth={1} />
      )}
      {menu.map((label, index) => (
        <MenuItem key={label} label={label} top={barHeight + 10 + index * 24} isChosen={label === chosen} />
      ))}
      {rows.map((row, index) => (
        <g key={JSON.stringify(row)} transform={`translate(${left + 14} ${tops[index]})`}>
          <Row row={row} width={width - left - 28} />
        </g>
      ))}
    </svg>
  );
}

function MenuItem({ label, top, isChosen }: { label: string; top: number; isChosen: boolean }) {
  return (
    <g transform={`translate(8 ${top})`}>
      {isChosen && (
        <rect width={menuWidth - 16} height={20} rx={4} className="fill-accent-soft stroke-accent" />
      )}
      <text x={6} y={14} className={isChosen ? 'fill-accent-text font-medium' : 'fill-muted'}>
        {label}
      </text>
    </g>
  );
}

function Row({ row, width: rowWidth }: { row: DrawingRow; width: number }): ReactNode {
  switch (row.kind) {
    case 'field':
      return (
        <>
          <text y={9} className="fill-muted">
            {row.label}
          </text>
          <rect
            y={14}
            width={rowWidth}
            height={22}
            rx={4}
            className="fill-sunken stroke-line-strong"
            strokeWidth={1}
          />
          <text x={8} y={29} className="fill-ink font-mono text-[10px]">
            {row.value}
          </text>
        </>
      );
    case 'choice':
      return (
        <>
          <rect
            y={1}
            width={13}
            height={13}
            rx={3}
            className={row.on ? 'fill-accent' : 'fill-surface stroke-control'}
          />
          {row.on && (
            <path d="M3 8l2.6 2.6L10.4 5" className="fill-none stroke-accent-ink" strokeWidth={1.6} />
          )}
          <text x={20} y={12} className="fill-ink">
            {row.label}
          </text>
        </>
      );
    case 'buttons':
      return <Buttons labels={row.labels} press={row.press} />;
  }
}

function Buttons({ labels, press }: { labels: readonly string[]; press: string }) {
  const widths = labels.map((label) => label.length * letterWidth + 18);
  return labels.map((label, index) => {
    const x = widths.slice(0, index).reduce((sum, before) => sum + before + 10, 0);
    const isPressed = label === press;
    return (
      <g key={label} transform={`translate(${x} 4)`}>
        <rect
          width={widths[index]}
          height={24}
          rx={5}
          className={isPressed ? 'fill-accent' : 'fill-surface stroke-line-strong'}
        />
        <text
          x={(widths[index] ?? 0) / 2}
          y={16}
          textAnchor="middle"
          className={isPressed ? 'fill-accent-ink font-medium' : 'fill-ink'}
        >
          {label}
        </text>
      </g>
    );
  });
}
