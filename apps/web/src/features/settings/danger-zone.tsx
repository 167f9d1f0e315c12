import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Card } from '#components/page.tsx';
import { announce } from '#components/toast.tsx';
import { type Directory, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** What cannot be undone, with the number of people whom it reaches. */
export function DangerZone({ directories }: { directories: Directory[] }) {
  if (directories.length === 0) {
    return <Card className="px-4 py-3.5 text-muted">{t('settings.dangerEmpty')}</Card>;
  }
  return (
    <Card className="border-danger/40">
      <ul className="divide-y divide-line">
        {directories.map((directory) => (
          <li key={directory.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">{t('settings.removeRow', { name: directory.name })}</p>
              <p className="text-muted">{t('settings.removeRowDetail', { count: directory.users })}</p>
            </div>
            <ManagersOnly act="directory.remove">
              <RemoveButton directory={directory} />
            </ManagersOnly>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function RemoveButton({ directory }: { directory: Directory }) {
  const scope = useOrganization();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(
    trpc.directory.remove.mutationOptions({
      onSuccess: async ({ people }) => {
        setAsking(false);
        announce(t('settings.removed', { count: people }));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <>
      <Button
        variant="danger-quiet"
        size="sm"
        aria-label={t('settings.removeLabel', { name: directory.name })}
        onClick={() => setAsking(true)}
      >
        {t('settings.remove')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          remove.reset();
          setAsking(next);
        }}
        title={t('settings.removeTitle', { name: directory.name })}
        description={t('settings.removeDetail', { count: directory.users })}
        action={t('settings.removeAction')}
        typed={directory.providerId}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          remove.mutate({ ...scope, directoryId: directory.id, confirmation: directory.providerId })
        }
      />
    </>
  );
}
