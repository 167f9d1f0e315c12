import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { CopyField } from '#components/copy-field.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { Select, type SelectOption } from '#components/select.tsx';
import { queryClient, type SetupPurpose, trpc } from '#lib/api.ts';
import { formatInstant } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const purposes: SelectOption<SetupPurpose>[] = (['scim', 'sso', 'domain'] as const).map((value) => ({
  value,
  label: t(`setupLinks.purpose.${value}`),
}));

const lifetimes: SelectOption<string>[] = [
  { value: '1', label: t('newSetupLink.hours', { count: 1 }) },
  { value: '24', label: t('newSetupLink.days', { count: 1 }) },
  { value: '72', label: t('newSetupLink.days', { count: 3 }) },
  { value: '168', label: t('newSetupLink.days', { count: 7 }) },
  { value: '720', label: t('newSetupLink.days', { count: 30 }) },
];

/** Asks for whom and for what, makes the link, and shows it this once. */
export function NewSetupLinkFlow({ onClose }: { onClose: () => void }) {
  const scope = useOrganization();
  const [recipient, setRecipient] = useState('');
  const [purpose, setPurpose] = useState<SetupPurpose>('scim');
  const [hours, setHours] = useState('72');
  const [tried, setTried] = useState(false);
  const create = useMutation(
    trpc.setupLink.create.mutationOptions({
      onSuccess: async () => await queryClient.invalidateQueries(trpc.setupLink.list.queryFilter()),
    }),
  );
  const missing = recipient.trim() === '';

  if (create.data) {
    return (
      <Dialog
        open
        onOpenChange={(next) => !next && onClose()}
        width="lg"
        title={t('newSetupLink.made', { recipient: recipient.trim() })}
        description={t('newSetupLink.madeDetail', { end: formatInstant(create.data.expiresAt) })}
        footer={
          <Button variant="primary" changes={false} onClick={onClose}>
            {t('newSetupLink.done')}
          </Button>
        }
      >
        <CopyField label={t('newSetupLink.link')} value={create.data.url} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('newSetupLink.title')}
      description={t('newSetupLink.detail')}
      onSubmit={() => {
        setTried(true);
        if (missing || create.isPending) return;
        create.mutate({ ...scope, recipient: recipient.trim(), purpose, lifetimeHours: Number(hours) });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={create.isPending}>
            {t('newSetupLink.action')}
          </Button>
        </>
      }
    >
      <ErrorNote error={create.error} />
      <Field
        label={t('newSetupLink.recipient')}
        hint={t('newSetupLink.recipientHint')}
        error={tried && missing ? t('newSetupLink.recipientMissing') : null}
      >
        {(control) => (
          <Input
            {...control}
            value={recipient}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setRecipient(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('newSetupLink.purpose')} hint={t(`setupLinks.purpose.${purpose}Hint`)}>
        {(control) => <Select {...control} value={purpose} options={purposes} onChange={setPurpose} />}
      </Field>
      <Field label={t('newSetupLink.lifetime')}>
        {(control) => <Select {...control} value={hours} options={lifetimes} onChange={setHours} />}
      </Field>
    </Dialog>
  );
}
