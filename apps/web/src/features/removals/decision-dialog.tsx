import { useMutation } from '@tanstack/react-query';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { ReasonField, useReason } from '#components/reason-field.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Some people by id, or everybody who was on the list when it was asked for. */
type Selection = { memberIds: string[] } | { seenAt: string };

export type Decision =
  | { kind: 'allow' | 'reject'; selection: Selection; count: number }
  | { kind: 'letGo'; memberIds: string[] };

type DialogProps<Kind extends Decision['kind']> = {
  decision: Extract<Decision, { kind: Kind }>;
  onClose: () => void;
};

/** Asks before a decision about people whose removal waits, or who were kept. */
export function DecisionDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  switch (decision.kind) {
    case 'letGo':
      return <LetGoDialog decision={decision} onClose={onClose} />;
    case 'allow':
    case 'reject':
      return decision.kind === 'allow' ? (
        <AllowDialog decision={decision} onClose={onClose} />
      ) : (
        <RejectDialog decision={decision} onClose={onClose} />
      );
  }
}

function decided(onClose: () => void, said: (count: number) => string) {
  return async ({ people }: { people: number }) => {
    onClose();
    announce(said(people));
    await queryClient.invalidateQueries();
  };
}

const letGo = (count: number) => t('removals.allowed', { count });

function AllowDialog({ decision, onClose }: DialogProps<'allow' | 'reject'>) {
  const scope = useOrganization();
  const allow = useMutation(trpc.removal.allow.mutationOptions({ onSuccess: decided(onClose, letGo) }));
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('removals.allowTitle', { count: decision.count })}
      description={t('removals.allowDetail')}
      action={t('removals.allowAction')}
      busy={allow.isPending}
      error={allow.error}
      onConfirm={() => allow.mutate({ ...scope, selection: decision.selection })}
    />
  );
}

function LetGoDialog({ decision, onClose }: DialogProps<'letGo'>) {
  const scope = useOrganization();
  const { memberIds } = decision;
  const end = useMutation(trpc.removal.letGo.mutationOptions({ onSuccess: decided(onClose, letGo) }));
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('removals.allowTitle', { count: memberIds.length })}
      description={t('removals.letGoDetail')}
      action={t('removals.allowAction')}
      busy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({ ...scope, memberIds })}
    />
  );
}

function RejectDialog({ decision, onClose }: DialogProps<'allow' | 'reject'>) {
  const scope = useOrganization();
  const reason = useReason();
  const { selection, count } = decision;
  const reject = useMutation(
    trpc.removal.reject.mutationOptions({
      onSuccess: decided(onClose, (kept) => t('removals.rejected', { count: kept })),
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('removals.rejectTitle', { count })}
      description={t('removals.rejectDetail')}
      onSubmit={() => {
        const given = reason.take();
        if (given && !reject.isPending) reject.mutate({ ...scope, selection, reason: given });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={reject.isPending}>
            {t('removals.rejectAction')}
          </Button>
        </>
      }
    >
      <ErrorNote error={reject.error} />
      <ReasonField
        reason={reason}
        label={t('removals.reason')}
        hint={t('removals.reasonHint')}
        missing={t('removals.reasonMissing')}
      />
    </Dialog>
  );
}
