import { ToneIcon } from '#components/status-badge.tsx';
import type { DiscoveryCheck } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

/** What the provider says of itself, step by step, up to what has to be mended. */
export function DiscoveryChecks({ checks }: { checks: readonly DiscoveryCheck[] }) {
  return (
    <ul aria-label={t('sso.checks')} className="flex flex-col gap-2 rounded-lg bg-sunken px-3 py-2.5">
      {checks.map(({ name, passed, detail }) => (
        <li key={name} className="flex gap-2">
          <ToneIcon tone={passed ? 'positive' : 'danger'} className="mt-[3px]" />
          <div className="min-w-0">
            <p className="font-medium">{t(passed ? `sso.check.${name}` : `sso.checkFailed.${name}`)}</p>
            <p className="break-words text-muted text-sm">{detail}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
