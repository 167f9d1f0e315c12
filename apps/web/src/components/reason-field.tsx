import { useState } from 'react';
import { Field, TextArea } from './field.tsx';

/** A reason that somebody has to give, as a form holds it. */
export type Reason = {
  readonly text: string;
  readonly set: (text: string) => void;
  /** It was asked for and is missing. */
  readonly complained: boolean;
  /** The reason when the form is sent; null when it is missing, which the field says from then on. */
  readonly take: () => string | null;
};

export function useReason(): Reason {
  const [text, set] = useState('');
  const [tried, setTried] = useState(false);
  const given = text.trim();
  return {
    text,
    set,
    complained: tried && given === '',
    take: () => {
      setTried(true);
      return given === '' ? null : given;
    },
  };
}

type ReasonFieldProps = { reason: Reason; label: string; hint: string; missing: string };

export function ReasonField({ reason, label, hint, missing }: ReasonFieldProps) {
  return (
    <Field label={label} hint={hint} error={reason.complained ? missing : null}>
      {(control) => (
        <TextArea
          {...control}
          value={reason.text}
          maxLength={500}
          required
          onChange={(event) => reason.set(event.target.value)}
        />
      )}
    </Field>
  );
}
