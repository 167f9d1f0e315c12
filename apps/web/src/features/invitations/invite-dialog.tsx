import type { Role } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { roleOptions } from '#components/role-badge.tsx';
import { Select } from '#components/select.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { language } from '#lib/language.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Asks for the address and the role of somebody who is to come. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const scope = useOrganization();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('admin');
  const [tried, setTried] = useState(false);
  const missing = email.trim() === '';
  const invite = useMutation(
    trpc.invitation.send.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('invitations.sent', { email: email.trim() }));
        await queryClient.invalidateQueries(trpc.invitation.list.queryFilter());
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('invitations.inviteTitle')}
      description={t('invitations.inviteDetail')}
      onSubmit={() => {
        setTried(true);
        if (!missing && !invite.isPending) invite.mutate({ ...scope, email: email.trim(), role, language });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={invite.isPending}>
            {t('invitations.inviteAction')}
          </Button>
        </>
      }
    >
      <ErrorNote error={invite.error} />
      <Field label={t('invitations.email')} error={tried && missing ? t('invitations.emailMissing') : null}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('invitations.role')} hint={t('invitations.roleHint')}>
        {(control) => <Select {...control} value={role} options={roleOptions()} onChange={setRole} />}
      </Field>
    </Dialog>
  );
}
