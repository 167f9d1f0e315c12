import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { Card } from '#components/page.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { SuspensionNote } from '#components/suspension-note.tsx';
import { announce } from '#components/toast.tsx';
import { type Directory, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { SuspendActions } from './suspend-actions.tsx';

/** The connections with their names, which can be changed. */
export function ConnectionSettings({ directories }: { directories: Directory[] }) {
  const { organization } = useOrganization();
  if (directories.length === 0) {
    return <Card className="px-4 py-3.5 text-muted">{t('settings.connectionsEmpty')}</Card>;
  }
  return (
    <Card>
      <ul className="divide-y divide-line">
        {directories.map((directory) => (
          <li key={directory.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
            <ProviderMark provider={directory.provider} />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{directory.name}</p>
              <p className="truncate text-muted text-sm">
                {t('settings.providerId')} <code className="font-mono text-xs">{directory.providerId}</code>
              </p>
            </div>
            {directory.retiredAt ? (
              <StatusBadge tone="neutral" label={t('move.retiredBadge')} />
            ) : (
              <Link
                to="/o/$organization/setup/$directoryId/move"
                params={{ organization, directoryId: directory.id }}
                aria-label={t('move.entryLabel', { name: directory.name })}
                className={buttonClass({ size: 'sm' })}
              >
                {t('settings.replace')}
              </Link>
            )}
            <RenameButton directory={directory} />
            {!directory.retiredAt && <SuspendActions directory={directory} />}
            {directory.suspension && (
              <div className="basis-full">
                <SuspensionNote directory={directory} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function RenameButton({ directory }: { directory: Directory }) {
  const scope = useOrganization();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(directory.name);
  const rename = useMutation(
    trpc.directory.rename.mutationOptions({
      onSuccess: async () => {
        setOpen(false);
        announce(t('settings.renamed'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  const missing = name.trim() === '';
  return (
    <>
      <Button
        size="sm"
        aria-label={t('settings.renameLabel', { name: directory.name })}
        onClick={() => {
          rename.reset();
          setName(directory.name);
          setOpen(true);
        }}
      >
        {t('settings.rename')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('settings.renameTitle', { name: directory.name })}
        onSubmit={() => {
          if (missing || rename.isPending) return;
          rename.mutate({ ...scope, directoryId: directory.id, name: name.trim() });
        }}
        footer={
          <>
            <DialogCancel />
            <Button type="submit" variant="primary" busy={rename.isPending}>
              {t('settings.renameAction')}
            </Button>
          </>
        }
      >
        <ErrorNote error={rename.error} />
        <Field
          label={t('settings.connectionName')}
          error={missing ? t('settings.connectionNameMissing') : null}
        >
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={80}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </Dialog>
    </>
  );
}
