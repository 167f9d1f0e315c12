import { useNow } from '#lib/clock.ts';
import { formatInstant, formatRelative } from '#lib/format.ts';

/** "12 minutes ago", with date and time in the title. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const nowMs = useNow();
  return (
    <time dateTime={at} title={formatInstant(at)} className={className}>
      {formatRelative(at, nowMs)}
    </time>
  );
}
