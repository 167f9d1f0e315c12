import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { ReasonField, useReason } from '#components/reason-field.tsx';
import { announce } from '#components/toast.tsx';
import { type Directory, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';

type ActionProps = { directory: Directory; onClose: () => void };

/** Support stops a connection, and takes from it again. */
export function SuspendActions({ directory }: { directory: Directory }) {
  const [open, setOpen] = useState(false);
  if (useSession().kind !== 'staff') return null;
  const { name, suspension } = directory;
  const close = () => setOpen(false);
  return (
    <ManagersOnly act={suspension ? 'directory.resume' : 'directory.suspend'} instead={null}>
      <Button
        size="sm"
        variant={suspension ? 'secondary' : 'danger-quiet'}
        aria-label={t(suspension ? 'suspension.resumeLabel' : 'suspension.suspendLabel', { name })}
        onClick={() => setOpen(true)}
      >
        {t(suspension ? 'suspension.resume' : 'suspension.suspend')}
      </Button>
      {open &&
        (suspension ? (
          <ResumeDialog directory={directory} onClose={close} />
        ) : (
          <SuspendDialog directory={directory} onClose={close} />
        ))}
    </ManagersOnly>
  );
}

function SuspendDialog({ directory: { id, name }, onClose }: ActionProps) {
  const scope = useOrganization();
  const reason = useReason();
  const suspend = useMutation(
    trpc.directory.suspend.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('suspension.suspended', { name }));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('suspension.suspendTitle', { name })}
      description={t('suspension.suspendDetail')}
      onSubmit={() => {
        const given = reason.take();
        if (given && !suspend.isPending) suspend.mutate({ ...scope, directoryId: id, reason: given });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="danger" busy={suspend.isPending}>
            {t('suspension.suspendAction')}
          </Button>
        </>
      }
    >
      <ErrorNote error={suspend.error} />
      <ReasonField
        reason={reason}
        label={t('support.reason')}
        hint={t('support.reasonHint')}
        missing={t('support.reasonMissing')}
      />
    </Dialog>
  );
}

function ResumeDialog({ directory: { id, name }, onClose }: ActionProps) {
  const scope = useOrganization();
  const resume = useMutation(
    trpc.directory.resume.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('suspension.resumed', { name }));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('suspension.resumeTitle', { name })}
      description={t('suspension.resumeDetail')}
      action={t('suspension.resumeAction')}
      danger={false}
      busy={resume.isPending}
      error={resume.error}
      onConfirm={() => resume.mutate({ ...scope, directoryId: id })}
    />
  );
}
