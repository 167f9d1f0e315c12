import type { Role } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { ShieldCheck, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field } from '#components/field.tsx';
import { ReasonField, useReason } from '#components/reason-field.tsx';
import { roleOptions } from '#components/role-badge.tsx';
import { Select } from '#components/select.tsx';
import { announce } from '#components/toast.tsx';
import { type Person, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';

/** Support sets a role for some time and lets go of it again. An admin of the organization has pins instead. */
export function OverrideActions({ person }: { person: Person }) {
  const [open, setOpen] = useState<'override' | 'end' | null>(null);
  if (useSession().kind !== 'staff') return null;
  return (
    <>
      {person.override && (
        <Button icon={ShieldOff} onClick={() => setOpen('end')}>
          {t('person.endOverride')}
        </Button>
      )}
      <Button icon={ShieldCheck} onClick={() => setOpen('override')}>
        {t(person.override ? 'person.changeOverride' : 'person.override')}
      </Button>
      {open === 'override' && <OverrideDialog person={person} onClose={() => setOpen(null)} />}
      <EndDialog person={person} open={open === 'end'} onClose={() => setOpen(null)} />
    </>
  );
}

const lengths = (['1', '4', '24', '72', '168', '720'] as const).map((value) => ({
  value,
  label: t(`person.overrideHours.${value}`),
}));

function OverrideDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const scope = useOrganization();
  const [role, setRole] = useState<Role>(person.override?.role ?? person.role);
  const [hours, setHours] = useState<(typeof lengths)[number]['value']>('24');
  const reason = useReason();
  const override = useMutation(
    trpc.person.override.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('person.overridden'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('person.overrideTitle', { name: person.displayName })}
      description={t('person.overrideDetail')}
      onSubmit={() => {
        const given = reason.take();
        if (!given || override.isPending) return;
        override.mutate({ ...scope, memberId: person.id, role, reason: given, hours: Number(hours) });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={override.isPending}>
            {t('person.overrideAction')}
          </Button>
        </>
      }
    >
      <ErrorNote error={override.error} />
      <Field label={t('person.pinRole')}>
        {(control) => <Select {...control} value={role} options={roleOptions()} onChange={setRole} />}
      </Field>
      <Field label={t('person.overrideHours')}>
        {(control) => <Select {...control} value={hours} options={lengths} onChange={setHours} />}
      </Field>
      <ReasonField
        reason={reason}
        label={t('person.overrideReason')}
        hint={t('person.overrideReasonHint')}
        missing={t('person.overrideReasonMissing')}
      />
    </Dialog>
  );
}

function EndDialog({ person, open, onClose }: { person: Person; open: boolean; onClose: () => void }) {
  const scope = useOrganization();
  const end = useMutation(
    trpc.person.endOverride.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('person.overrideEnded'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        end.reset();
        if (!next) onClose();
      }}
      title={t('person.endOverrideTitle', { name: person.displayName })}
      description={t('person.endOverrideDetail')}
      action={t('person.endOverride')}
      danger={false}
      busy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({ ...scope, memberId: person.id })}
    />
  );
}
