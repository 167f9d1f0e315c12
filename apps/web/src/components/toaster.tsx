import { later, usePart } from '#lib/later.ts';

const toastStack = later(() => import('./toast-stack.tsx'));

/** Where short confirmations appear. What was announced before it is there appears then. */
export function Toaster() {
  const part = usePart(toastStack);
  return part ? <part.ToastStack /> : null;
}
