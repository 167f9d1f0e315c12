import type { Role } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { ArrowRight, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Note } from '#components/note.tsx';
import { RoleBadge } from '#components/role-badge.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { codeOf } from '#lib/errors.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { type StagedRoles, stagedCount } from './staged-roles.ts';

type ReviewDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  staged: StagedRoles;
  onSaved: () => void;
  /** Somebody else saved meanwhile: loads what is saved now and keeps the intentions. */
  onStale: () => Promise<void>;
};

/** Shows every staged change before all of them are saved together. */
export function ReviewDialog({ open, onOpenChange, staged, onSaved, onStale }: ReviewDialogProps) {
  const scope = useOrganization();
  const [overtaken, setOvertaken] = useState(false);
  const save = useMutation(
    trpc.group.setRoles.mutationOptions({
      onSuccess: async ({ roleChanges }) => {
        // First what is saved now: without the staged roles the table would show the old ones for a moment.
        await queryClient.invalidateQueries();
        close();
        onSaved();
        announce(roleChanges === 0 ? t('groups.savedNobody') : t('groups.saved', { count: roleChanges }));
      },
      onError: async (error) => {
        if (codeOf(error) !== 'stale') return;
        await onStale();
        setOvertaken(true);
      },
    }),
  );

  function close() {
    setOvertaken(false);
    save.reset();
    onOpenChange(false);
  }

  const groups = [...staged.groups.values()];
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      width="lg"
      title={t('groups.reviewTitle')}
      description={t('groups.reviewDetail')}
      footer={
        <>
          <DialogCancel label={t('groups.keepEditing')} />
          <Button
            variant="primary"
            busy={save.isPending}
            disabled={stagedCount(staged) === 0}
            onClick={() => {
              setOvertaken(false);
              save.mutate({
                ...scope,
                expectedVersion: staged.baseVersion,
                changes: groups.map(({ directoryId, groupId, to }) => ({ directoryId, groupId, role: to })),
                ...(staged.defaultRole && { defaultRole: staged.defaultRole.to }),
              });
            }}
          >
            {t('groups.saveRoles')}
          </Button>
        </>
      }
    >
      <div role="status" className="empty:hidden">
        {overtaken && (
          <Note tone="warning" title={t('groups.stale')}>
            {stagedCount(staged) === 0 ? t('groups.staleNothingLeft') : t('groups.staleDetail')}
          </Note>
        )}
      </div>
      {!overtaken && <ErrorNote error={save.error} />}
      <ul
        aria-label={t('groups.reviewCaption')}
        className="divide-y divide-line rounded-lg border border-line"
      >
        {staged.defaultRole && (
          <ChangeRow
            name={t('groups.everyoneElseRow')}
            from={staged.defaultRole.from}
            to={staged.defaultRole.to}
          />
        )}
        {groups.map((group) => (
          <ChangeRow
            key={`${group.directoryId}/${group.groupId}`}
            name={group.name}
            people={group.people}
            from={group.from}
            to={group.to}
          />
        ))}
      </ul>
    </Dialog>
  );
}

function ChangeRow({
  name,
  people,
  from,
  to,
}: {
  name: string;
  people?: number;
  from: Role | null;
  to: Role | null;
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-2.5">
      <span className="min-w-0 flex-1 basis-40">
        <span className="block truncate font-medium">{name}</span>
        {people !== undefined && (
          <span className="text-muted text-sm">{t('names.people', { count: people })}</span>
        )}
      </span>
      <span className="flex items-center gap-2">
        <RoleOrNone role={from} />
        <ArrowRight aria-hidden className="size-4 text-faint" />
        <RoleOrNone role={to} />
      </span>
    </li>
  );
}

function RoleOrNone({ role }: { role: Role | null }) {
  if (role) return <RoleBadge role={role} />;
  return (
    <span className="inline-flex items-center gap-1 text-muted text-xs">
      <CircleDashed aria-hidden className="size-3.5" />
      {t('groups.noRole')}
    </span>
  );
}
