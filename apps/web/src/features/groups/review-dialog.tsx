import { useState } from 'react';
import { later, usePart } from '#lib/later.ts';
import type { ReviewDialogProps } from './review-window.tsx';

const reviewWindow = later(() => import('./review-window.tsx'));

/** Asks whether to save staged roles, once the preview says what that does. */
export function ReviewDialog(props: ReviewDialogProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  const part = usePart(reviewWindow, wanted);
  return wanted && part ? <part.ReviewWindow {...props} /> : null;
}
