import { createContext, type ReactNode, useContext, useState } from 'react';
import { later, usePart } from '#lib/later.ts';
import { t } from '#lib/messages/translate.ts';
import { Button } from './button.tsx';

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** The row of buttons. */
  footer: ReactNode;
  width?: 'md' | 'lg';
  /** False keeps it open on Escape, on a click outside and takes its cross away. */
  dismissable?: boolean;
  /** Makes the dialog a form: Enter in a field does what its submit button does. */
  onSubmit?: () => void;
  /** It can be long and have nothing in it to tab to: the keyboard reaches the text, so as to scroll it. */
  isLong?: boolean;
};

const dialogWindow = later(() => import('./dialog-window.tsx'));
const Close = createContext<() => void>(() => undefined);

/** A window above the page. Focus goes in, stays in, and returns to what opened it. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  const part = usePart(dialogWindow, wanted);
  if (!wanted || !part) return null;
  return (
    <Close value={() => props.onOpenChange(false)}>
      <part.DialogWindow {...props} />
    </Close>
  );
}

/** The button that leaves a dialog without doing anything. */
export function DialogCancel({ label = t('action.cancel') }: { label?: string }) {
  return <Button onClick={useContext(Close)}>{label}</Button>;
}
