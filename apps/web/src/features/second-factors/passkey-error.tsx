import { ErrorNote } from '#components/error-note.tsx';
import { Note } from '#components/note.tsx';
import { t } from '#lib/messages/translate.ts';
import { PasskeyNotUsed } from '#lib/passkey.ts';

/** What went wrong with a passkey: here, on the reader's device, or on the server. */
export function PasskeyError({ error }: { error: unknown }) {
  if (!(error instanceof PasskeyNotUsed)) return <ErrorNote error={error} />;
  return (
    <div role="alert">
      <Note tone="warning" title={t('passkeys.failed')}>
        {t('passkeys.failedDetail')}
      </Note>
    </div>
  );
}
