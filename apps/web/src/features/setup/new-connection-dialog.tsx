import { type Provider, providerLabel } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Names a connection, makes it, and goes to its guide. */
export function NewConnectionDialog({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const scope = useOrganization();
  const navigate = useNavigate();
  const label = providerLabel(provider);
  const [name, setName] = useState(label);
  const missing = name.trim() === '';
  const create = useMutation(
    trpc.directory.create.mutationOptions({
      // Its guide asks for the connections again: until then it would say that there is no such one.
      onSuccess: () => queryClient.invalidateQueries(),
    }),
  );
  function submit() {
    if (missing || create.isPending) return;
    create.mutate(
      { ...scope, provider, name: name.trim() },
      // Not for whoever has closed the dialog in the meantime.
      {
        onSuccess: ({ id: directoryId }) =>
          navigate({ to: '/o/$organization/setup/$directoryId', params: { ...scope, directoryId } }),
      },
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('setup.createTitle', { provider: label })}
      description={t('setup.createDetail')}
      onSubmit={submit}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={create.isPending}>
            {t('setup.create')}
          </Button>
        </>
      }
    >
      <ErrorNote error={create.error} />
      <Field
        label={t('setup.name')}
        hint={t('setup.nameHint')}
        error={missing ? t('setup.nameMissing') : null}
      >
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
