import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote, LoadError } from '#components/error-note.tsx';
import { Checkbox } from '#components/field.tsx';
import { Note } from '#components/note.tsx';
import { roleLabel } from '#components/role-badge.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { codeOf } from '#lib/errors.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { RolePreview } from './role-preview.tsx';
import { StagedChanges } from './staged-changes.tsx';
import { type StagedRoles, stagedCount, stagedInput } from './staged-roles.ts';

export type ReviewDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  staged: StagedRoles;
  onSaved: () => void;
  /** Somebody else saved meanwhile: loads what is saved now and keeps the intentions. */
  onStale: () => Promise<void>;
  /** The change set that is taken back by it. */
  undoes?: string;
  /** What must be known beforehand. */
  note?: ReactNode;
};

/** Shows what saving the staged changes would do, before all of them are saved together. */
export function ReviewWindow({
  open,
  onOpenChange,
  staged,
  onSaved,
  onStale,
  undoes,
  note,
}: ReviewDialogProps) {
  const scope = useOrganization();
  const [overtaken, setOvertaken] = useState<'saved' | 'pushed' | null>(null);
  const [acceptsOwnLoss, setAcceptsOwnLoss] = useState(false);
  const count = stagedCount(staged);
  const save = useMutation(
    trpc.group.setRoles.mutationOptions({
      onSuccess: async ({ roleChanges }) => {
        // First what is saved now: without the staged roles the table would show the old ones for a moment.
        await queryClient.invalidateQueries();
        close();
        onSaved();
        announce(roleChanges === 0 ? t('groups.savedNobody') : t('groups.saved', { count: roleChanges }));
      },
      onError: (error) => {
        if (codeOf(error) === 'stale') setOvertaken('pushed');
      },
    }),
  );
  const preview = useQuery(
    trpc.group.preview.queryOptions(
      { ...scope, ...stagedInput(staged) },
      {
        // Not while it is being saved, and what was saved here would look as if somebody else had done it.
        enabled: open && count > 0 && !save.isPending,
        // Asked anew whenever the dialog opens, and when saving has failed: it is about this moment.
        staleTime: 0,
        gcTime: 0,
        refetchOnWindowFocus: false,
      },
    ),
  );
  const isOvertaken =
    !save.isPending && preview.data !== undefined && preview.data.mappingsVersion > staged.baseVersion;
  useEffect(() => {
    if (!open || !isOvertaken) return;
    setOvertaken('saved');
    void onStale();
  }, [open, isOvertaken, onStale]);

  function close() {
    setOvertaken(null);
    setAcceptsOwnLoss(false);
    save.reset();
    onOpenChange(false);
  }

  const { own, refusal } = preview.data ?? {};
  const losesOwn = own?.losesAdministration === true && !refusal;
  const ready = preview.data !== undefined && !preview.isFetching && !isOvertaken && count > 0;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      width="lg"
      isLong
      title={t('groups.reviewTitle')}
      description={t('groups.reviewDetail')}
      footer={
        <>
          <DialogCancel label={t('groups.keepEditing')} />
          <Button
            variant="primary"
            busy={save.isPending}
            disabled={!ready || Boolean(refusal) || (losesOwn && !acceptsOwnLoss)}
            onClick={() => {
              if (!preview.data) return;
              setOvertaken(null);
              save.mutate({
                ...scope,
                ...stagedInput(staged),
                expectedVersion: staged.baseVersion,
                previewed: preview.data.digest,
                undoes,
                acceptsOwnLoss: losesOwn && acceptsOwnLoss,
              });
            }}
          >
            {t('groups.saveRoles')}
          </Button>
        </>
      }
    >
      <div role="status" className="empty:hidden">
        {overtaken && <Overtaken by={overtaken} nothingLeft={count === 0} />}
      </div>
      {note}
      {!overtaken && <ErrorNote error={save.error} />}
      {preview.data && count > 0 && (
        <RolePreview key={preview.data.digest} preview={preview.data} staged={stagedInput(staged)} />
      )}
      {preview.isLoading && <SkeletonRows rows={3} />}
      {preview.error && <LoadError error={preview.error} onRetry={() => void preview.refetch()} />}
      {own && losesOwn && (
        <Note tone="warning" title={t('preview.ownLoss')}>
          <p className="mb-2">{t('preview.ownLossDetail', { role: roleLabel(own.to) })}</p>
          <Checkbox
            label={t('preview.ownLossAccept')}
            checked={acceptsOwnLoss}
            onChange={(event) => setAcceptsOwnLoss(event.target.checked)}
          />
        </Note>
      )}
      {count > 0 && (
        <section aria-labelledby="staged-title" className="flex flex-col gap-2">
          <h3 id="staged-title" className="font-semibold">
            {t('preview.changes')}
          </h3>
          <StagedChanges staged={staged} />
        </section>
      )}
    </Dialog>
  );
}

function Overtaken({ by, nothingLeft }: { by: 'saved' | 'pushed'; nothingLeft: boolean }) {
  if (by === 'pushed') {
    return (
      <Note tone="warning" title={t('groups.pushed')}>
        {t('groups.pushedDetail')}
      </Note>
    );
  }
  return (
    <Note tone="warning" title={t('groups.stale')}>
      {nothingLeft ? t('groups.staleNothingLeft') : t('groups.staleDetail')}
    </Note>
  );
}
