import { Check, Copy } from 'lucide-react';
import { useId, useRef } from 'react';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';
import { Button } from './button.tsx';
import { useCopying } from './copying.ts';

type CopyFieldProps = { label: string; value: string; hint?: string; onCopied?: () => void };

/** A value to take elsewhere: read-only, in full, with a button that says when it is copied. */
export function CopyField({ label, value, hint, onCopied }: CopyFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { outcome, copy: copyText } = useCopying();

  async function copy() {
    if (await copyText(value)) onCopied?.();
    // The reader takes it by hand.
    else input.current?.select();
  }

  const copied = outcome === 'copied';
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="flex min-w-0">
        <input
          ref={input}
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          onCopy={() => onCopied?.()}
          className="h-8 min-w-0 flex-1 truncate rounded-l-md border border-line-strong border-r-0 bg-sunken px-2.5 font-mono text-sm pointer-coarse:h-10"
        />
        <Button
          icon={copied ? Check : Copy}
          onClick={() => void copy()}
          className={cx('min-w-[92px] rounded-l-none', copied && 'text-positive')}
        >
          {copied ? t('action.copied') : t('action.copy')}
          <span className="sr-only">{label}</span>
        </Button>
      </div>
      {hint && <p className="text-muted text-sm">{hint}</p>}
      <div aria-live="polite" className="text-sm">
        {copied && <span className="sr-only">{t('action.copied')}</span>}
        {outcome === 'failed' && <span className="text-warning">{t('action.copyFailed')}</span>}
      </div>
    </div>
  );
}
