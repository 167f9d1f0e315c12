import { ArrowRight } from 'lucide-react';
import { Message } from '#components/message.tsx';
import { Card } from '#components/page.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { ToneIcon } from '#components/status-badge.tsx';
import type { Move, MoveCounts } from '#lib/api.ts';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';

/** Both connections side by side, and how much of the old one the new one has. */
export function MoveHeader({ move, counts }: { move: Move; counts: MoveCounts | undefined }) {
  return (
    <Card>
      <div className="grid items-center gap-x-4 gap-y-3 px-4 py-4 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        <Side directory={move.from} label={t('move.from')} />
        <ArrowRight aria-hidden className="size-5 rotate-90 justify-self-center text-faint sm:rotate-0" />
        <Side directory={move.to} label={t('move.to')} />
      </div>
      {counts && <Coverage move={move} counts={counts} />}
      <p className="border-line border-t bg-canvas px-4 py-2 text-muted text-sm">
        <Message
          of="move.started"
          values={{ name: move.startedBy, when: <RelativeTime at={move.startedAt} /> }}
        />
      </p>
    </Card>
  );
}

function Side({ directory, label }: { directory: Move['to']; label: string }) {
  return (
    <div className="flex min-w-0 items-center gap-3">
      <ProviderMark provider={directory.provider} />
      <div className="min-w-0">
        <p className="truncate">
          <span className="font-medium">{directory.name}</span>{' '}
          <span className="text-muted text-sm">{label}</span>
        </p>
        <p className="text-muted text-sm">
          {directory.lastRequestAt ? (
            <Message of="move.lastCall" values={{ when: <RelativeTime at={directory.lastRequestAt} /> }} />
          ) : (
            t('move.neverCalled')
          )}
        </p>
      </div>
    </div>
  );
}

/** The people of the old connection as one bar; its legend says the same in words. */
function Coverage({ move: { from, to }, counts }: { move: Move; counts: MoveCounts }) {
  const names = { from: from.name, to: to.name };
  const parts = [
    {
      key: 'matched',
      count: counts.matched,
      fill: 'bg-positive',
      tone: 'positive',
      text: t('move.bar.matched', { count: counts.matched, ...names }),
    },
    {
      key: 'confirm',
      count: counts.suggested + counts.ambiguous,
      fill: 'bg-warning',
      tone: 'warning',
      text: t('move.bar.confirm', { count: counts.suggested + counts.ambiguous }),
    },
    {
      key: 'losing',
      count: counts.missing + counts.unavailable,
      fill: 'bg-danger',
      tone: 'danger',
      text: t('move.bar.losing', { count: counts.missing + counts.unavailable, ...names }),
    },
    {
      key: 'other',
      count: counts.elsewhere + counts.inactive,
      fill: 'bg-line-strong',
      tone: 'neutral',
      text: t('move.bar.other', { count: counts.elsewhere + counts.inactive }),
    },
  ] as const;
  const shown = parts.filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <div className="flex flex-col gap-2.5 px-4 pb-4">
      <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full">
        {shown.map(({ key, count, fill }) => (
          <span key={key} className={cx('min-w-1.5', fill)} style={{ flexGrow: count, flexBasis: 0 }} />
        ))}
      </div>
      <ul aria-label={t('move.bar', names)} className="flex flex-wrap gap-x-5 gap-y-1">
        {shown.map(({ key, tone, text }) => (
          <li key={key} className="flex items-center gap-1.5 tabular-nums">
            <ToneIcon tone={tone} className="size-3.5" />
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
