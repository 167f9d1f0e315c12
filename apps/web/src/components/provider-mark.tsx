import type { Provider, SsoProvider } from '@rollcall/access';
import { Plug } from 'lucide-react';
import { cx } from '#lib/class-names.ts';

/** A letter and a tint for each provider: their logos are their own. */
type Marked = Provider | SsoProvider;

const marks: Record<Marked, { letter: string | null; className: string }> = {
  entra: { letter: 'E', className: 'bg-tint-cyan text-on-tint-cyan' },
  okta: { letter: 'O', className: 'bg-tint-indigo text-on-tint-indigo' },
  onelogin: { letter: '1', className: 'bg-tint-slate text-on-tint-slate' },
  jumpcloud: { letter: 'J', className: 'bg-tint-teal text-on-tint-teal' },
  pingone: { letter: 'P', className: 'bg-tint-rose text-on-tint-rose' },
  google: { letter: 'G', className: 'bg-tint-olive text-on-tint-olive' },
  authentik: { letter: 'a', className: 'bg-tint-orange text-on-tint-orange' },
  auth0: { letter: '0', className: 'bg-tint-orange text-on-tint-orange' },
  oidc: { letter: null, className: 'bg-tint-slate text-on-tint-slate' },
  generic: { letter: null, className: 'bg-tint-slate text-on-tint-slate' },
};

/** The sign of an identity provider, beside its name. */
export function ProviderMark({ provider, size = 'md' }: { provider: Marked; size?: 'sm' | 'md' }) {
  const { letter, className } = marks[provider];
  return (
    <span
      aria-hidden
      className={cx(
        'flex shrink-0 items-center justify-center font-semibold',
        className,
        size === 'md' ? 'size-8 rounded-lg' : 'size-5 rounded-sm text-xs',
      )}
    >
      {letter ?? <Plug className={size === 'md' ? 'size-4' : 'size-3'} />}
    </span>
  );
}
