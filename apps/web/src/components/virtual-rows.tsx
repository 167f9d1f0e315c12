import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

const rowHeightPx = 44;

/** The body of a long table: of its rows those near the screen are in the document. */
export function VirtualRows({
  count,
  columnCount,
  renderRow,
}: {
  count: number;
  columnCount: number;
  renderRow: (index: number) => ReactNode;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [topPx, setTopPx] = useState(0);
  useLayoutEffect(() => {
    if (body.current) setTopPx(body.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    scrollMargin: topPx,
  });
  const visible = virtualizer.getVirtualItems();
  const before = (visible[0]?.start ?? topPx) - topPx;
  const after = virtualizer.getTotalSize() - ((visible.at(-1)?.end ?? topPx) - topPx);
  return (
    <tbody ref={body}>
      <Spacer heightPx={before} columnCount={columnCount} />
      {visible.map(({ index }) => renderRow(index))}
      <Spacer heightPx={after} columnCount={columnCount} />
    </tbody>
  );
}

/** Holds the place of the rows that are not in the document. */
function Spacer({ heightPx, columnCount }: { heightPx: number; columnCount: number }) {
  if (heightPx <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columnCount} style={{ height: heightPx }} />
    </tr>
  );
}
