import { Link } from '@tanstack/react-router';
import { buttonClass } from '#components/button.tsx';
import { Note } from '#components/note.tsx';
import type { Person } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatRelative } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Says of somebody whom their IdP removed why they are still here, and where that is decided. */
export function WithheldNote({ person: { displayName: name, removal } }: { person: Person }) {
  const params = useOrganization();
  const nowMs = useNow();
  if (!removal) return null;
  const directory = removal.directoryName ?? t('removals.goneDirectory');
  const decide = (
    <Link
      to="/o/$organization/people/removals"
      params={params}
      className={`${buttonClass({ size: 'sm' })} mt-2`}
    >
      {t('person.pendingAction')}
    </Link>
  );
  if (removal.state === 'kept') {
    return (
      <Note title={t('person.keptTitle', { by: removal.by, directory })}>
        <p>{t('person.keptDetail', { reason: removal.reason })}</p>
        {decide}
      </Note>
    );
  }
  const when = formatRelative(removal.takesEffectAt, nowMs);
  const title = removal.ends === 'access' ? 'person.pendingAccess' : 'person.pendingAdministration';
  return (
    <Note tone="warning" title={t(title, { directory, when })}>
      <p>{t('person.pendingDetail', { name })}</p>
      {decide}
    </Note>
  );
}
