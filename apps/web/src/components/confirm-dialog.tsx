import { type ReactNode, useState } from 'react';
import { t } from '#lib/messages/translate.ts';
import { Button } from './button.tsx';
import { Dialog, DialogCancel } from './dialog.tsx';
import { ErrorNote } from './error-note.tsx';
import { Field, Input } from './field.tsx';

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, in full. */
  description: ReactNode;
  /** What the button does: "Revoke token", never "OK". */
  action: string;
  onConfirm: () => void;
  busy: boolean;
  error: unknown;
  danger?: boolean;
  /** A text that must be typed first, for what cannot be undone. */
  typed?: string;
};

/** Asks before something that is hard to undo. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  action,
  onConfirm,
  busy,
  error,
  danger = true,
  typed,
}: ConfirmDialogProps) {
  const [text, setText] = useState('');
  const confirmed = typed === undefined || text === typed;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setText('');
        onOpenChange(next);
      }}
      title={title}
      description={description}
      onSubmit={() => confirmed && !busy && onConfirm()}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy} disabled={!confirmed}>
            {action}
          </Button>
        </>
      }
    >
      {typed !== undefined && (
        <Field label={t('dialog.typeToConfirm', { text: typed })}>
          {(control) => (
            <Input
              {...control}
              value={text}
              autoComplete="off"
              spellCheck={false}
              className="font-mono text-sm"
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
      <ErrorNote error={error} />
    </Dialog>
  );
}
