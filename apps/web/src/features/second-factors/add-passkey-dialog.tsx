import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { Field, Input } from '#components/field.tsx';
import type { Session } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { addPasskey } from '#lib/passkey.ts';
import { PasskeyError } from './passkey-error.tsx';

/** Asks for a name; the browser asks for the rest. */
export function AddPasskeyDialog({
  onClose,
  onAdded,
}: {
  onClose: () => void;
  onAdded: (session: Session | null) => Promise<void>;
}) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const add = useMutation({ mutationFn: addPasskey, onSuccess: onAdded });
  const missing = name.trim() === '';
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('passkeys.addTitle')}
      description={t('passkeys.addDetail')}
      onSubmit={() => {
        setTried(true);
        if (!missing && !add.isPending) add.mutate(name.trim());
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={add.isPending}>
            {t('passkeys.add')}
          </Button>
        </>
      }
    >
      <PasskeyError error={add.error} />
      <Field label={t('passkeys.name')} error={tried && missing ? t('passkeys.nameMissing') : null}>
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
