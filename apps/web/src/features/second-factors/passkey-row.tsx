import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { Message } from '#components/message.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { announce } from '#components/toast.tsx';
import { type SecondFactors, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

type Passkey = SecondFactors['passkeys'][number];

/** One passkey, with renaming and removing it. */
export function PasskeyRow({ passkey, onChanged }: { passkey: Passkey; onChanged: () => Promise<void> }) {
  const { id, name, createdAt, lastUsedAt } = passkey;
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const remove = useMutation(
    trpc.factor.removePasskey.mutationOptions({
      onSuccess: async () => {
        setOpen(null);
        announce(t('passkeys.removed'));
        await onChanged();
      },
    }),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <KeyRound aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="break-words font-medium">{name}</p>
        <p className="flex flex-wrap gap-x-3 text-muted text-sm">
          <span>
            <Message of="passkeys.created" values={{ when: <RelativeTime at={createdAt} /> }} />
          </span>
          <span>
            {lastUsedAt ? (
              <Message of="passkeys.used" values={{ when: <RelativeTime at={lastUsedAt} /> }} />
            ) : (
              t('passkeys.neverUsed')
            )}
          </span>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" aria-label={t('passkeys.renameLabel', { name })} onClick={() => setOpen('rename')}>
          {t('passkeys.rename')}
        </Button>
        <Button
          size="sm"
          variant="danger-quiet"
          aria-label={t('passkeys.removeLabel', { name })}
          onClick={() => setOpen('remove')}
        >
          {t('passkeys.remove')}
        </Button>
      </div>
      {open === 'rename' && (
        <RenameDialog passkey={passkey} onClose={() => setOpen(null)} onChanged={onChanged} />
      )}
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={(next) => !next && setOpen(null)}
        title={t('passkeys.removeTitle', { name })}
        description={t('passkeys.removeDetail')}
        action={t('passkeys.remove')}
        onConfirm={() => remove.mutate({ id })}
        busy={remove.isPending}
        error={remove.error}
      />
    </li>
  );
}

function RenameDialog({
  passkey,
  onClose,
  onChanged,
}: {
  passkey: Passkey;
  onClose: () => void;
  onChanged: () => Promise<void>;
}) {
  const [name, setName] = useState(passkey.name);
  const missing = name.trim() === '';
  const rename = useMutation(
    trpc.factor.renamePasskey.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('passkeys.renamed'));
        await onChanged();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('passkeys.renameTitle')}
      onSubmit={() => {
        if (!missing && !rename.isPending) rename.mutate({ id: passkey.id, name: name.trim() });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={rename.isPending}>
            {t('passkeys.save')}
          </Button>
        </>
      }
    >
      <ErrorNote error={rename.error} />
      <Field label={t('passkeys.name')} error={missing ? t('passkeys.nameMissing') : null}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
