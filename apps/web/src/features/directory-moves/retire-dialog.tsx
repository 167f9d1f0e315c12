import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote, LoadError } from '#components/error-note.tsx';
import { Checkbox, Field, Input } from '#components/field.tsx';
import { Note } from '#components/note.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { announce } from '#components/toast.tsx';
import { type Move, queryClient, trpc } from '#lib/api.ts';
import { codeOf } from '#lib/errors.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { RetirementEffect } from './retirement-effect.tsx';

/** Shows once more what it does, and does exactly that. */
export function RetireDialog({ move, onClose }: { move: Move; onClose: () => void }) {
  const scope = useOrganization();
  const { id: directoryId, name: from } = move.from;
  const [typed, setTyped] = useState('');
  /** Of the preview that was agreed to: another one is agreed to anew. */
  const [agreed, setAgreed] = useState<{ digest: string; loss: boolean; own: boolean } | null>(null);
  const directory = useQuery(trpc.directory.list.queryOptions(scope)).data?.find(
    ({ id }) => id === directoryId,
  );
  const query = useQuery(
    trpc.move.previewRetirement.queryOptions(
      { ...scope, directoryId },
      { staleTime: 0, refetchOnWindowFocus: false },
    ),
  );
  const retire = useMutation(
    trpc.move.retire.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('move.retired', { from }));
        await queryClient.invalidateQueries();
      },
      onError: async (error) => {
        if (codeOf(error) === 'stale') await query.refetch();
      },
    }),
  );
  const preview = query.data;
  const consent = agreed !== null && agreed.digest === preview?.digest ? agreed : null;
  const losesOwn = preview?.own?.losesAccess === true || preview?.own?.losesAdministration === true;
  const providerId = directory?.providerId ?? '';
  const ready =
    preview !== undefined &&
    !query.isFetching &&
    !preview.refusal &&
    typed === providerId &&
    providerId !== '' &&
    (preview.losingAccess === 0 || consent?.loss === true) &&
    (!losesOwn || consent?.own === true);
  const agree = (change: { loss?: boolean; own?: boolean }) => {
    if (preview) setAgreed({ digest: preview.digest, loss: false, own: false, ...consent, ...change });
  };
  const isOvertaken = codeOf(retire.error) === 'stale';
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="lg"
      isLong
      title={t('move.retireTitle', { from })}
      description={t('move.retireDetail')}
      onSubmit={() => {
        if (!ready || retire.isPending || !preview) return;
        retire.mutate({
          ...scope,
          directoryId,
          confirmation: typed,
          previewed: preview.digest,
          acceptsEndOfAccess: consent?.loss ?? false,
          acceptsOwnLoss: consent?.own ?? false,
        });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="danger" busy={retire.isPending} disabled={!ready}>
            {t('move.retireDo', { from })}
          </Button>
        </>
      }
    >
      <div role="status" className="empty:hidden">
        {isOvertaken && (
          <Note tone="warning" title={t('move.overtaken')}>
            {t('move.overtakenDetail')}
          </Note>
        )}
      </div>
      {!isOvertaken && <ErrorNote error={retire.error} />}
      {query.isPending && <SkeletonRows rows={3} />}
      {query.error && !preview && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {preview && (
        <>
          <div className="rounded-lg border border-line">
            <RetirementEffect key={preview.digest} move={move} preview={preview} />
          </div>
          {losesOwn && !preview.refusal && (
            <Note tone="warning" title={t('move.ownLoss')}>
              <p className="mb-2">{t('move.ownLossDetail')}</p>
              <Checkbox
                label={t('move.ownLossAccept')}
                checked={consent?.own ?? false}
                onChange={(event) => agree({ own: event.target.checked })}
              />
            </Note>
          )}
          {preview.losingAccess > 0 && !preview.refusal && (
            <Checkbox
              label={t('move.acceptLoss', { count: preview.losingAccess })}
              checked={consent?.loss ?? false}
              onChange={(event) => agree({ loss: event.target.checked })}
            />
          )}
          {!preview.refusal && (
            <Field label={t('dialog.typeToConfirm', { text: providerId })}>
              {(control) => (
                <Input
                  {...control}
                  value={typed}
                  autoComplete="off"
                  spellCheck={false}
                  className="font-mono text-sm"
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
          )}
        </>
      )}
    </Dialog>
  );
}
