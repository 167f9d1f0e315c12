import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { ReasonField, useReason } from '#components/reason-field.tsx';
import { type SupportOrganization, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { reloadSession } from '#lib/session.ts';

type OpenDialogProps = { organization: SupportOrganization; onClose: () => void };

/** Asks why, then goes in. */
export function OpenDialog({ organization: { slug, name }, onClose }: OpenDialogProps) {
  const navigate = useNavigate();
  const reason = useReason();
  const open = useMutation(
    trpc.support.open.mutationOptions({
      onSuccess: reloadSession,
    }),
  );
  function submit() {
    const given = reason.take();
    if (!given || open.isPending) return;
    open.mutate(
      { organization: slug, reason: given },
      // Not for whoever has closed the dialog in the meantime: the bar on top says that they are in.
      { onSuccess: () => navigate({ to: '/o/$organization/overview', params: { organization: slug } }) },
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('support.openTitle', { name })}
      description={t('support.openDetail')}
      onSubmit={submit}
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
      <ReasonField
        reason={reason}
        label={t('support.reason')}
        hint={t('support.reasonHint')}
        missing={t('support.reasonMissing')}
      />
    </Dialog>
  );
}
