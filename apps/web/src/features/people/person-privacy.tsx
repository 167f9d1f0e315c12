import { partialMatchKey, useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Card } from '#components/page.tsx';
import { announce, announceError } from '#components/toast.tsx';
import { type Person, queryClient, trpc } from '#lib/api.ts';
import { downloadFile } from '#lib/download-file.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** What is kept about the person, to take along, and their erasure. */
export function PersonPrivacy({ person }: { person: Person }) {
  const name = person.displayName;
  const obstacle = obstacleOf(person);
  return (
    <Card className="divide-y divide-line">
      <Row title={t('privacy.export')} detail={t('privacy.exportDetail', { name })}>
        <ExportButton person={person} />
      </Row>
      <Row title={t('privacy.erase')} detail={obstacle ?? t('privacy.eraseDetail', { name })}>
        {obstacle === null && (
          <ManagersOnly act="person.erase">
            <EraseButton person={person} />
          </ManagersOnly>
        )}
      </Row>
    </Card>
  );
}

/** What has to be done before the person can be erased. The server asks again. */
function obstacleOf({ displayName: name, directoryUsers, mergedInto }: Person): string | null {
  if (mergedInto) return t('privacy.merged', { name: mergedInto.displayName });
  const sending = directoryUsers.find(({ active }) => active);
  return sending ? t('privacy.stillSent', { name, directory: sending.directoryName }) : null;
}

function Row({ title, detail, children }: { title: string; detail: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">{title}</p>
        <p className="max-w-[88ch] break-words text-muted">{detail}</p>
      </div>
      {children}
    </div>
  );
}

function ExportButton({ person: { id, displayName } }: { person: Person }) {
  const scope = useOrganization();
  const take = useMutation(
    trpc.person.export.mutationOptions({
      onSuccess: (exported) => {
        const text = JSON.stringify(exported, null, 2);
        downloadFile(t('privacy.exportFile', { id }), new Blob([text], { type: 'application/json' }));
        announce(t('privacy.exported'));
      },
      onError: announceError,
    }),
  );
  return (
    <Button
      size="sm"
      busy={take.isPending}
      aria-label={t('privacy.exportLabel', { name: displayName })}
      onClick={() => take.mutate({ ...scope, memberId: id })}
    >
      {t('privacy.exportAction')}
    </Button>
  );
}

function EraseButton({ person: { id, displayName: name } }: { person: Person }) {
  const scope = useOrganization();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const erase = useMutation(
    trpc.person.erase.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/o/$organization/people', params: scope });
        announce(t('privacy.erased', { name }));
        // Nothing that was loaded about them stays on this device; the list that is shown begins anew.
        const lists = trpc.person.list.pathKey();
        queryClient.removeQueries({
          ...trpc.person.pathFilter(),
          predicate: ({ queryKey }) => !partialMatchKey(queryKey, lists),
        });
        await Promise.all([queryClient.resetQueries({ queryKey: lists }), queryClient.invalidateQueries()]);
      },
    }),
  );
  return (
    <>
      <Button
        size="sm"
        variant="danger-quiet"
        aria-label={t('privacy.eraseLabel', { name })}
        onClick={() => setAsking(true)}
      >
        {t('privacy.eraseAction')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          erase.reset();
          setAsking(next);
        }}
        title={t('privacy.eraseTitle', { name })}
        description={t('privacy.eraseConsequences')}
        action={t('privacy.eraseConfirm')}
        typed={name}
        busy={erase.isPending}
        error={erase.error}
        onConfirm={() => erase.mutate({ ...scope, memberId: id, confirmation: name })}
      />
    </>
  );
}
