import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { t } from '#lib/messages/translate.ts';

/** Text of several lines to take over as it is. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  return (
    <figure className="overflow-hidden rounded-lg border border-line">
      <figcaption className="flex items-center justify-between gap-3 border-line border-b bg-sunken py-1.5 pr-1.5 pl-3">
        <span className="font-medium text-sm">{label}</span>
        <Button
          size="sm"
          icon={outcome === 'copied' ? Check : Copy}
          onClick={() => void copy()}
          className="print:hidden"
        >
          {t(outcome === 'copied' ? 'action.copied' : 'action.copy')}
          <span className="sr-only">{label}</span>
        </Button>
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto bg-surface p-3 font-mono text-xs leading-5 print:max-h-none print:whitespace-pre-wrap"
      >
        {code}
      </pre>
      <p aria-live="polite" className="px-3 text-sm text-warning empty:hidden">
        {outcome === 'failed' && t('action.copyFailed')}
      </p>
    </figure>
  );
}
