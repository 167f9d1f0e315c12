import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';
import { later, usePart } from '#lib/later.ts';

type ColumnMeta = {
  /** A width for the column; the one without takes what is left. */
  width?: string;
  /** Leaves the column out on narrow screens. What it says must then be said elsewhere in the row. */
  hideBelow?: 'sm' | 'md' | 'lg';
  align?: 'end';
};

type Column<Item> = {
  id: string;
  header: string | (() => ReactNode);
  /** A component: it may use hooks. */
  cell: (props: { row: { original: Item } }) => ReactNode;
  meta?: ColumnMeta;
};

export type Columns<Item> = readonly Column<Item>[];

/** Builds the columns of a table of `Item`. */
export function columnsOf<Item>(): { display: (column: Column<Item>) => Column<Item> } {
  return { display: (column) => column };
}

type TableProps<Item> = {
  /** What the table holds, for readers who cannot see it. */
  caption: string;
  columns: Columns<Item>;
  items: readonly Item[];
  itemId: (item: Item) => string;
  /** Marks rows that stand out, for example because a change is staged. */
  rowTone?: (item: Item) => 'staged' | 'muted' | undefined;
  /** Keeps every row in the document, for what is printed. */
  whole?: boolean;
};

/** Past this many rows only those near the screen are in the document. */
const virtualFrom = 100;
const virtualRows = later(() => import('./virtual-rows.tsx'));

const hidden: Record<NonNullable<ColumnMeta['hideBelow']>, string> = {
  sm: 'hidden sm:table-cell print:table-cell',
  md: 'hidden md:table-cell print:table-cell',
  lg: 'hidden lg:table-cell print:table-cell',
};

/** The class of a link that makes its whole row the target. Other controls of the row need `relative z-10`. */
export const rowLinkClass =
  'font-medium text-ink after:absolute after:inset-0 hover:text-accent-text focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2';

export function Table<Item>({ caption, columns, items, itemId, rowTone, whole = false }: TableProps<Item>) {
  const isLong = items.length > virtualFrom && !whole;
  const part = usePart(virtualRows, isLong);
  const renderRow = (item: Item, index: number) => {
    const tone = rowTone?.(item);
    return (
      <tr
        key={itemId(item)}
        data-index={index}
        aria-rowindex={index + 2}
        className={cx(
          'relative transition-colors hover:bg-sunken/60',
          tone === 'staged' && 'bg-accent-soft/60',
          tone === 'muted' && 'text-muted',
        )}
      >
        {columns.map(({ id, cell: Cell, meta }) => (
          <td key={id} className={cx('h-11 border-line border-t px-4 py-1', cellClass(meta))}>
            <Cell row={{ original: item }} />
          </td>
        ))}
      </tr>
    );
  };
  return (
    <table className="w-full table-fixed border-collapse text-sm" aria-rowcount={items.length + 1}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({ id, header: Header, meta }) => (
            <th
              key={id}
              scope="col"
              className={cx(
                'h-9 px-4 text-left font-medium text-muted text-xs',
                meta?.width,
                cellClass(meta),
              )}
            >
              {typeof Header === 'string' ? Header : <Header />}
            </th>
          ))}
        </tr>
      </thead>
      {isLong && part ? (
        <part.VirtualRows
          count={items.length}
          columnCount={columns.length}
          renderRow={(index) => {
            const item = items[index];
            return item && renderRow(item, index);
          }}
        />
      ) : (
        <tbody>{(isLong ? items.slice(0, virtualFrom) : items).map(renderRow)}</tbody>
      )}
    </table>
  );
}

function cellClass(meta: ColumnMeta | undefined): string {
  return cx(meta?.hideBelow && hidden[meta.hideBelow], meta?.align === 'end' && 'text-right tabular-nums');
}
