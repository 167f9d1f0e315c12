import type { Directory } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatRelative } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { Note } from './note.tsx';

/** Says of a connection that support has stopped it, with why; nothing of one that it has not. */
export function SuspensionNote({ directory: { name, suspension } }: { directory: Directory }) {
  const nowMs = useNow();
  if (!suspension) return null;
  const { by, at, reason } = suspension;
  return (
    <Note tone="warning" title={t('suspension.title', { name, by, when: formatRelative(at, nowMs) })}>
      <p className="break-words">{t('suspension.reason', { reason })}</p>
      <p>{t('suspension.detail')}</p>
    </Note>
  );
}
