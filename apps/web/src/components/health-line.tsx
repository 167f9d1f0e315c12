import { Message } from '#components/message.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import type { Overview } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatDay, formatMoment, formatSpan } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';

type Health = Overview['directories'][number];

/** How a connection is, in a sentence. */
export function HealthLine({ health }: { health: Health }) {
  const nowMs = useNow();
  const { lastRequestAt, changesLastDay, overdueSince, quarantine, usualGapSeconds } = health;
  if (quarantine) {
    return t('health.quarantinedDetail', {
      since: formatMoment(quarantine.since, nowMs),
      day: formatDay(quarantine.endsAt),
    });
  }
  if (!lastRequestAt) return t('overview.sentNever');
  const when = <RelativeTime at={lastRequestAt} />;
  if (overdueSince && usualGapSeconds !== null) {
    return (
      <Message
        of="health.overdueDetail"
        values={{ since: formatMoment(overdueSince, nowMs), span: formatSpan(usualGapSeconds), when }}
      />
    );
  }
  if (changesLastDay === 0) return <Message of="overview.sentNothing" values={{ when }} />;
  return <Message of="overview.sentChanges" values={{ count: changesLastDay, when }} />;
}
