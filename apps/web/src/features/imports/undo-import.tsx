import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { announce } from '#components/toast.tsx';
import { type ImportUndo, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

export function UndoImport({ id, fileName }: { id: string; fileName: string }) {
  const scope = useOrganization();
  const [asking, setAsking] = useState(false);
  const preview = useQuery(
    trpc.import.previewUndo.queryOptions({ ...scope, id }, { enabled: asking, staleTime: 0 }),
  );
  const undo = useMutation(
    trpc.import.undo.mutationOptions({
      onSuccess: async ({ removed }) => {
        setAsking(false);
        announce(t('imports.undoDone', { count: removed }));
        // Not the preview, which an import that is undone has no more.
        await Promise.all([
          queryClient.invalidateQueries(trpc.import.list.queryFilter()),
          queryClient.invalidateQueries(trpc.person.pathFilter()),
          queryClient.invalidateQueries(trpc.organization.pathFilter()),
        ]);
      },
    }),
  );
  return (
    <>
      <Button
        size="sm"
        variant="danger-quiet"
        aria-label={t('imports.undoLabel', { file: fileName })}
        onClick={() => setAsking(true)}
      >
        {t('imports.undo')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          undo.reset();
          setAsking(next);
        }}
        title={t('imports.undoTitle', { file: fileName })}
        description={preview.data ? <Consequences undo={preview.data} /> : t('imports.undoLooking')}
        action={t('imports.undoAction')}
        busy={undo.isPending || !preview.data}
        error={undo.error ?? preview.error}
        onConfirm={() => undo.mutate({ ...scope, id })}
      />
    </>
  );
}

function Consequences({ undo: { removes, stay, staying } }: { undo: ImportUndo }) {
  const others = stay - staying.length;
  return (
    <>
      <p>{t('imports.undoRemoves', { count: removes })}</p>
      {stay > 0 && (
        <>
          <p className="mt-2">{t('imports.undoStay', { count: stay })}</p>
          <ul className="mt-1 max-h-40 overflow-y-auto">
            {staying.map(({ id, displayName, stays }) => (
              <li key={id}>
                <span className="font-medium text-ink">{displayName}</span>{' '}
                {stays && t(`imports.stays.${stays}`)}
              </li>
            ))}
            {others > 0 && <li>{t('imports.faultyMore', { count: others })}</li>}
          </ul>
        </>
      )}
    </>
  );
}
