import { useEffect, useState } from 'react';

const copiedMs = 2_000;

export type Copying = {
  /** For a moment after it was copied; or that it cannot be, without permission or outside a secure context. */
  readonly outcome: 'copied' | 'failed' | null;
  copy(text: string): Promise<boolean>;
};

/** Copying to the clipboard, and what became of it. */
export function useCopying(): Copying {
  const [outcome, setOutcome] = useState<Copying['outcome']>(null);
  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(null), copiedMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  return {
    outcome,
    copy: async (text) => {
      const copied = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      );
      setOutcome(copied ? 'copied' : 'failed');
      return copied;
    },
  };
}
