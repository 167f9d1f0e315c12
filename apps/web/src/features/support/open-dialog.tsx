import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, TextArea } from '#components/field.tsx';
import { type SupportOrganization, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { reloadSession } from '#lib/session.ts';

type OpenDialogProps = { organization: SupportOrganization; onClose: () => void };

/** Asks why, then goes in. */
export function OpenDialog({ organization: { slug, name }, onClose }: OpenDialogProps) {
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const open = useMutation(
    trpc.support.open.mutationOptions({
      onSuccess: async () => {
        await reloadSession();
        await navigate({ to: '/o/$organization/overview', params: { organization: slug } });
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('support.openTitle', { name })}
      description={t('support.openDetail')}
      onSubmit={() => {
        setTried(true);
        if (!missing && !open.isPending) open.mutate({ organization: slug, reason: reason.trim() });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={open.isPending}>
            {t('support.openAction')}
          </Button>
        </>
      }
    >
      <ErrorNote error={open.error} />
      <Field
        label={t('support.reason')}
        hint={t('support.reasonHint')}
        error={tried && missing ? t('support.reasonMissing') : null}
      >
        {(control) => (
          <TextArea
            {...control}
            value={reason}
            maxLength={500}
            required
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
