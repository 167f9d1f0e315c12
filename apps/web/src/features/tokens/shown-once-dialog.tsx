import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { CopyField } from '#components/copy-field.tsx';
import { Dialog } from '#components/dialog.tsx';
import { Checkbox } from '#components/field.tsx';
import type { CreatedToken, Directory } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

type ShownOnceDialogProps = {
  token: CreatedToken;
  provider: Directory['provider'];
  onDone: () => void;
};

/** The only time a token is seen. Stays open until it was copied or the reader says that it is stored. */
export function ShownOnceDialog({ token: { token, baseUrl }, provider, onDone }: ShownOnceDialogProps) {
  const [safe, setSafe] = useState(false);
  const header = (
    <CopyField
      label={t('shownOnce.header')}
      value={`Bearer ${token}`}
      hint={t('shownOnce.oktaHint')}
      onCopied={() => setSafe(true)}
    />
  );
  return (
    <Dialog
      open
      onOpenChange={() => safe && onDone()}
      dismissable={false}
      width="lg"
      title={t('shownOnce.title')}
      description={t('shownOnce.detail')}
      footer={
        <>
          {!safe && <p className="mr-auto self-center text-muted text-sm">{t('shownOnce.notYet')}</p>}
          <Button variant="primary" disabled={!safe} onClick={onDone}>
            {t('shownOnce.done')}
          </Button>
        </>
      }
    >
      {provider === 'okta' && header}
      <CopyField label={t('shownOnce.token')} value={token} onCopied={() => setSafe(true)} />
      <CopyField label={t('shownOnce.baseUrl')} value={baseUrl} />
      <Checkbox
        label={t('shownOnce.stored')}
        checked={safe}
        onChange={(event) => setSafe(event.target.checked)}
      />
    </Dialog>
  );
}
