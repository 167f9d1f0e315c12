import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { ErrorNote } from './error-note.tsx';
import { type ControlProps, Field } from './field.tsx';

type SettingRowProps = {
  label: string;
  hint: string;
  problem?: string | null;
  /** Its control differs from what is saved. */
  changed: boolean;
  action: string;
  busy: boolean;
  error: unknown;
  onSave: () => void;
  children: (control: ControlProps) => ReactNode;
};

/** One setting with its own save button, so that nothing else is saved with it unseen. */
export function SettingRow({
  label,
  hint,
  problem,
  changed,
  action,
  busy,
  error,
  onSave,
  children,
}: SettingRowProps) {
  return (
    <form
      noValidate
      className="flex flex-col gap-3 px-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && !busy && !problem) onSave();
      }}
    >
      <Field label={label} hint={hint} error={problem ?? null} beside>
        {children}
      </Field>
      {changed && (
        <Button type="submit" variant="primary" busy={busy} disabled={Boolean(problem)} className="self-end">
          {action}
        </Button>
      )}
      <ErrorNote error={error} />
    </form>
  );
}
