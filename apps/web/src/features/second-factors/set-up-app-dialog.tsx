import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { encode } from 'uqr';
import { Button } from '#components/button.tsx';
import { CopyField } from '#components/copy-field.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { type Session, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx';

/** Shows the key for the app, takes the first code, and shows the recovery codes this once. */
export function SetUpAppDialog({
  onClose,
  onDone,
}: {
  onClose: () => void;
  onDone: (session: Session | null) => Promise<void>;
}) {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const begin = useMutation(trpc.factor.beginApp.mutationOptions());
  const confirm = useMutation(trpc.factor.confirmApp.mutationOptions());
  const { mutate } = begin;
  useEffect(() => mutate(), [mutate]);

  if (confirm.data) {
    const { recoveryCodes, session } = confirm.data;
    return <RecoveryCodesDialog codes={recoveryCodes} onDone={() => void onDone(session)} />;
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('app.beginTitle')}
      description={t('app.beginDetail')}
      onSubmit={() => {
        setTried(true);
        if (code.trim() !== '' && !confirm.isPending) confirm.mutate({ code: code.trim() });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={confirm.isPending}>
            {t('app.confirm')}
          </Button>
        </>
      }
    >
      <ErrorNote error={begin.error ?? confirm.error} />
      {begin.data ? (
        <>
          <QrCode text={begin.data.uri} />
          <CopyField label={t('app.key')} value={begin.data.secret} />
        </>
      ) : (
        !begin.error && <SkeletonRows rows={4} />
      )}
      <Field label={t('app.code')} error={tried && code.trim() === '' ? t('app.codeMissing') : null}>
        {(control) => (
          <Input
            {...control}
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            className="font-mono"
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}

/** Always dark on light: cameras read nothing else. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 2 });
  const dark = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      role="img"
      aria-label={t('app.qr')}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-48 shrink-0 self-center rounded-md border border-line"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
