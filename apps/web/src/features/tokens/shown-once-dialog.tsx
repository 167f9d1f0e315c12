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
export function ShownOnceDialog({ token: created, provider, onDone }: ShownOnceDialogProps) {
  const { token, tokenId, tokenUrl, baseUrl } = created;
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
      title={t(tokenUrl === null ? 'shownOnce.title' : 'shownOnce.titleClient')}
      description={t('shownOnce.detail')}
      footer={
        <>
          {!safe && (
            <p className="mr-auto self-center text-muted text-sm">
              {t(tokenUrl === null ? 'shownOnce.notYet' : 'shownOnce.notYetClient')}
            </p>
          )}
          <Button variant="primary" changes={false} disabled={!safe} onClick={onDone}>
            {t('shownOnce.done')}
          </Button>
        </>
      }
    >
      {tokenUrl === null ? (
        <>
          {provider === 'okta' && header}
          <CopyField label={t('shownOnce.token')} value={token} onCopied={() => setSafe(true)} />
        </>
      ) : (
        <>
          <CopyField label={t('shownOnce.clientId')} value={tokenId} />
          <CopyField label={t('shownOnce.clientSecret')} value={token} onCopied={() => setSafe(true)} />
          <CopyField label={t('shownOnce.tokenUrl')} value={tokenUrl} />
        </>
      )}
      <CopyField label={t('shownOnce.baseUrl')} value={baseUrl} />
      <Checkbox
        label={t('shownOnce.stored')}
        checked={safe}
        onChange={(event) => setSafe(event.target.checked)}
      />
    </Dialog>
  );
}
