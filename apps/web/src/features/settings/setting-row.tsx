import type { ReactNode } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { type ControlProps, Field } from '#components/field.tsx';

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
      <div className="flex flex-wrap items-end gap-x-3 gap-y-3">
        <Field label={label} hint={hint} error={problem} className="max-w-[440px] flex-1 basis-60">
          {children}
        </Field>
        {changed && (
          <Button type="submit" variant="primary" busy={busy} disabled={Boolean(problem)}>
            {action}
          </Button>
        )}
      </div>
      <ErrorNote error={error} />
    </form>
  );
}
