import { UserRoundMinus } from 'lucide-react';
import { useNow } from '#lib/clock.ts';
import { formatInstant, formatRelative } from '#lib/format.ts';
import type { Leaving } from '#lib/leaving.ts';
import { t } from '#lib/messages/translate.ts';

/** Says to somebody whom their identity provider removed what they can still do, and what happens when. */
export function LeavingBar({ leaving }: { leaving: Leaving }) {
  const nowMs = useNow();
  return (
    <aside
      aria-label={t('leaving.label')}
      className="flex items-start gap-3 border-warning/30 border-b bg-warning-soft px-4 py-2.5 sm:px-8 print:hidden"
    >
      <UserRoundMinus aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <div className="min-w-0">
        <p className="font-medium">{t('leaving.title')}</p>
        <p className="text-muted" title={formatInstant(leaving.at)}>
          {t(`leaving.${leaving.ends}`, { when: formatRelative(leaving.at, nowMs) })}
        </p>
      </div>
    </aside>
  );
}
