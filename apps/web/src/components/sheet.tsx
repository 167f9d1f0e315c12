import { type ReactNode, useState } from 'react';
import { later, usePart } from '#lib/later.ts';

export type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The side of the page it slides in from. */
  side: 'left' | 'right';
  title: string;
  /** Hides the title from the eye where what follows says it already. */
  titleHidden?: boolean;
  children: ReactNode;
};

const sheetWindow = later(() => import('./sheet-window.tsx'));

/** A panel over the edge of the page: the navigation on narrow screens, the detail of a row. */
export function Sheet(props: SheetProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  const part = usePart(sheetWindow, wanted);
  return wanted && part ? <part.SheetWindow {...props} /> : null;
}
