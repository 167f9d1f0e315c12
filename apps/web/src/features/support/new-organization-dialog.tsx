import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { slugOfName } from './slug-of-name.ts';

type NewOrganizationDialogProps = {
  onClose: () => void;
  /** It is there, and its first admin is invited. */
  onMade: (organization: { slug: string; name: string }) => void;
};

/** Makes an organization and invites the person who is to run it. */
export function NewOrganizationDialog({ onClose, onMade }: NewOrganizationDialogProps) {
  const [name, setName] = useState('');
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [adminEmail, setAdminEmail] = useState('');
  const [adminName, setAdminName] = useState('');
  const [tried, setTried] = useState(false);
  const given = {
    name: name.trim(),
    slug: (ownSlug ?? slugOfName(name)).trim(),
    adminEmail: adminEmail.trim(),
    adminName: adminName.trim() || undefined,
  };
  const complete = given.name !== '' && given.slug !== '' && given.adminEmail !== '';
  const create = useMutation(
    trpc.support.createOrganization.mutationOptions({
      onSuccess: async (made) => {
        announce(t('support.created', { name: made.name, email: made.adminEmail }));
        onMade(made);
        await queryClient.invalidateQueries(trpc.support.organizations.pathFilter());
      },
    }),
  );
  const missing = (value: string) => (tried && value === '' ? t('support.createMissing') : null);
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('support.createTitle')}
      description={t('support.createDetail')}
      onSubmit={() => {
        setTried(true);
        if (complete && !create.isPending) create.mutate(given);
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={create.isPending}>
            {t('support.createAction')}
          </Button>
        </>
      }
    >
      <ErrorNote error={create.error} />
      <Field label={t('support.createName')} error={missing(given.name)}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('support.createSlug')} hint={t('support.createSlugHint')} error={missing(given.slug)}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            value={ownSlug ?? slugOfName(name)}
            onChange={(event) => setOwnSlug(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('support.createEmail')}
        hint={t('support.createEmailHint')}
        error={missing(given.adminEmail)}
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            value={adminEmail}
            onChange={(event) => setAdminEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('support.createAdmin')}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={adminName}
            onChange={(event) => setAdminName(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
