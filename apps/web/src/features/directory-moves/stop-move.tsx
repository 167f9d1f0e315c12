import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { announce } from '#components/toast.tsx';
import { type Move, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Leaves both connections as they are. */
export function StopMove({ move: { from } }: { move: Move }) {
  const scope = useOrganization();
  const [asking, setAsking] = useState(false);
  const stop = useMutation(
    trpc.move.stop.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        announce(t('move.stopped'));
        // First that there is no move any more: what is asked about it would not be found.
        await queryClient.refetchQueries(trpc.move.get.queryFilter());
        await queryClient.invalidateQueries({
          predicate: ({ queryKey }) => !JSON.stringify(queryKey[0]).startsWith('["move"'),
        });
      },
    }),
  );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('move.stop', { from: from.name })}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          stop.reset();
          setAsking(next);
        }}
        title={t('move.stopTitle', { from: from.name })}
        description={t('move.stopDetail')}
        action={t('move.stopAction')}
        danger={false}
        busy={stop.isPending}
        error={stop.error}
        onConfirm={() => stop.mutate({ ...scope, directoryId: from.id })}
      />
    </>
  );
}
