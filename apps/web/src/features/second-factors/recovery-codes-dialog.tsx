import { Button } from '#components/button.tsx';
import { CopyField } from '#components/copy-field.tsx';
import { Dialog } from '#components/dialog.tsx';
import { t } from '#lib/messages/translate.ts';

/** Shown once: it closes by saying that they are kept, and by nothing else. */
export function RecoveryCodesDialog({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={() => {}}
      dismissable={false}
      title={t('app.recoveryTitle')}
      description={t('app.recoveryDetail')}
      footer={
        <Button variant="primary" onClick={onDone}>
          {t('app.recoveryDone')}
        </Button>
      }
    >
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyField label={t('app.recoveryCodes')} value={codes.join(' ')} />
    </Dialog>
  );
}
