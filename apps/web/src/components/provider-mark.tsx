import type { Provider } from '@rollcall/access';
import { Plug } from 'lucide-react';
import { cx } from '#lib/class-names.ts';

/** A letter for each provider: their logos are their own. */
const letters: Record<Provider, string | null> = {
  entra: 'E',
  okta: 'O',
  onelogin: '1',
  jumpcloud: 'J',
  pingone: 'P',
  google: 'G',
  authentik: 'a',
  generic: null,
};

/** The sign of an identity provider, beside its name. */
export function ProviderMark({ provider, size = 'md' }: { provider: Provider; size?: 'sm' | 'md' }) {
  const letter = letters[provider];
  return (
    <span
      aria-hidden
      className={cx(
        'flex shrink-0 items-center justify-center border border-line bg-sunken font-semibold text-muted',
        size === 'md' ? 'size-8 rounded-lg' : 'size-5 rounded-sm text-xs',
      )}
    >
      {letter ?? <Plug className={size === 'md' ? 'size-4' : 'size-3'} />}
    </span>
  );
}
