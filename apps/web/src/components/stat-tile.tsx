import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatNumber } from '#lib/format.ts';

type StatTileProps = {
  label: string;
  value: number;
  detail: ReactNode;
  /** Where the number comes from. */
  link: LinkProps;
};

/** One number with what it counts, leading to the list that it counts. */
export function StatTile({ label, value, detail, link }: StatTileProps) {
  return (
    <Link
      {...link}
      className="group flex flex-col bg-surface px-4 py-3.5 transition-colors hover:bg-sunken/60"
    >
      <span className="text-muted text-sm group-hover:text-ink">{label}</span>
      <span className="mt-1 font-semibold text-2xl tabular-nums tracking-[-0.02em]">
        {formatNumber(value)}
      </span>
      <span className="text-muted text-sm">{detail}</span>
    </Link>
  );
}

/** Tiles side by side, divided by lines. */
export function StatTiles({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      {children}
    </div>
  );
}
