import { CircleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from '#lib/class-names.ts';

/** What a control of a field must carry so that its label, hint and error belong to it. */
export type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

type FieldProps = {
  label: string;
  hint?: ReactNode;
  error?: string | null;
  /** Puts the control beside its label and hint where there is room. */
  beside?: boolean;
  children: (control: ControlProps) => ReactNode;
};

/** A label above its control, a hint below it, and what is wrong with it. */
export function Field({ label, hint, error, beside = false, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const control = children({
    id,
    'aria-describedby': cx(hint != null && hintId, Boolean(error) && errorId) || undefined,
    'aria-invalid': error ? true : undefined,
  });
  const name = (
    <label htmlFor={id} className="font-medium">
      {label}
    </label>
  );
  const help = hint != null && (
    <p id={hintId} className="text-muted text-sm">
      {hint}
    </p>
  );
  const problem = (
    <div aria-live="polite" className="empty:hidden">
      {error && (
        <p id={errorId} className="flex items-start gap-1.5 text-danger text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
  if (beside) {
    return (
      <div className="grid gap-x-8 gap-y-2 md:grid-cols-[minmax(0,1fr)_minmax(0,380px)]">
        <div>
          {name}
          {help}
        </div>
        <div className="flex flex-col gap-1.5">
          {control}
          {problem}
        </div>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      {name}
      {control}
      {help}
      {problem}
    </div>
  );
}

const controlClass =
  'w-full rounded-md border border-control bg-surface text-ink transition-colors hover:border-muted aria-invalid:border-danger disabled:opacity-60';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={cx(controlClass, 'h-8 px-2.5 pointer-coarse:h-10', className)} />;
}

export function TextArea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea rows={3} {...props} className={cx(controlClass, 'resize-y px-2.5 py-1.5', className)} />;
}

/** A box to tick with its sentence. */
export function Checkbox({ label, ...props }: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode }) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <input
        {...props}
        id={id}
        type="checkbox"
        className="mt-[3px] size-4 shrink-0 cursor-pointer accent-accent"
      />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
