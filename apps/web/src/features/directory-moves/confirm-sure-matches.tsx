import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { announce } from '#components/toast.tsx';
import { type Move, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const pageSize = 50;

/** Confirms everybody whom more than a name says to be the same, a page at a time. */
export function ConfirmSureMatches({ move, count }: { move: Move; count: number }) {
  const scope = useOrganization();
  const [asking, setAsking] = useState(false);
  const directoryId = move.from.id;
  const confirm = useMutation({
    mutationFn: async () => {
      let confirmed = 0;
      const refused = new Set<string>();
      let cursor: string | undefined;
      do {
        const page = await queryClient.fetchQuery({
          ...trpc.move.people.queryOptions({
            ...scope,
            directoryId,
            states: ['suggested'],
            sureAlone: true,
            limit: pageSize,
            ...(cursor !== undefined && { cursor }),
          }),
          staleTime: 0,
        });
        cursor = page.nextCursor ?? undefined;
        const pairs = page.items.flatMap(({ memberId, candidates: [candidate] }) =>
          candidate ? [{ oldMemberId: memberId, newMemberId: candidate.memberId }] : [],
        );
        if (pairs.length === 0) continue;
        const done = await confirmPairs({ ...scope, directoryId, pairs });
        confirmed += done.confirmed;
        for (const { oldMemberId } of done.refused) refused.add(oldMemberId);
      } while (cursor !== undefined);
      return { confirmed, refused: refused.size };
    },
    onSuccess: async ({ confirmed, refused }) => {
      setAsking(false);
      announce(
        [
          t('move.confirmed', { count: confirmed }),
          ...(refused > 0 ? [t('move.refused', { count: refused })] : []),
        ].join(' · '),
      );
    },
    onSettled: () => queryClient.invalidateQueries(),
  });
  const { mutateAsync: confirmPairs } = useMutation(trpc.move.confirmMatches.mutationOptions());
  return (
    <>
      <Button variant="primary" onClick={() => setAsking(true)}>
        {t('move.confirmAll', { count })}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          confirm.reset();
          setAsking(next);
        }}
        title={t('move.confirmAllTitle', { count })}
        description={t('move.confirmAllDetail')}
        action={t('move.confirmAllAction')}
        danger={false}
        busy={confirm.isPending}
        error={confirm.error}
        onConfirm={() => confirm.mutate()}
      />
    </>
  );
}
