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
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

/** A label above its control, a hint below it, and what is wrong with it. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': cx(hint != null && hintId, Boolean(error) && errorId) || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint != null && (
        <p id={hintId} className="text-muted text-sm">
          {hint}
        </p>
      )}
      <div aria-live="polite">
        {error && (
          <p id={errorId} className="flex items-start gap-1.5 text-danger text-sm">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {error}
          </p>
        )}
      </div>
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
