import type { Role } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input, TextArea } from '#components/field.tsx';
import { roleOptions } from '#components/role-badge.tsx';
import { Select } from '#components/select.tsx';
import { announce } from '#components/toast.tsx';
import { type Person, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { dayOf, endOfDay } from './calendar-day.ts';

/** Fixing a role by hand and letting go of it again. */
export function PinActions({ person }: { person: Person }) {
  const [open, setOpen] = useState<'pin' | 'unpin' | null>(null);
  return (
    <>
      {person.pin && (
        <Button changes icon={PinOff} onClick={() => setOpen('unpin')}>
          {t('person.unpin')}
        </Button>
      )}
      <Button changes icon={Pin} onClick={() => setOpen('pin')}>
        {t(person.pin ? 'person.changePin' : 'person.pin')}
      </Button>
      {open === 'pin' && <PinDialog person={person} onClose={() => setOpen(null)} />}
      <UnpinDialog person={person} open={open === 'unpin'} onClose={() => setOpen(null)} />
    </>
  );
}

function PinDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const scope = useOrganization();
  const [role, setRole] = useState<Role>(person.pin?.role ?? person.role);
  const [reason, setReason] = useState(person.pin?.reason ?? '');
  const [lastDay, setLastDay] = useState(dayOf(person.pin?.endsAt ?? null));
  const endsAt = lastDay === '' ? undefined : endOfDay(lastDay);
  const isPast = endsAt !== undefined && endsAt <= new Date();
  const pin = useMutation(
    trpc.person.pin.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('person.pinned'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('person.pinTitle', { name: person.displayName })}
      description={t('person.pinDetail')}
      onSubmit={() => {
        const trimmed = reason.trim();
        if (pin.isPending || isPast) return;
        pin.mutate({
          ...scope,
          memberId: person.id,
          role,
          reason: trimmed || undefined,
          endsAt: endsAt?.toISOString(),
        });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={pin.isPending}>
            {t('person.pinAction')}
          </Button>
        </>
      }
    >
      <ErrorNote error={pin.error} />
      <Field label={t('person.pinRole')}>
        {(control) => <Select {...control} value={role} options={roleOptions()} onChange={setRole} />}
      </Field>
      <Field
        label={t('person.pinEnds')}
        hint={t('person.pinEndsHint')}
        error={isPast ? t('person.pinEndsPast') : null}
      >
        {(control) => (
          <Input
            {...control}
            type="date"
            value={lastDay}
            min={dayOf(new Date().toISOString())}
            onChange={(event) => setLastDay(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('person.pinReasonLabel')} hint={t('person.pinReasonHint')}>
        {(control) => (
          <TextArea
            {...control}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}

function UnpinDialog({ person, open, onClose }: { person: Person; open: boolean; onClose: () => void }) {
  const scope = useOrganization();
  const unpin = useMutation(
    trpc.person.unpin.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('person.unpinned'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        unpin.reset();
        if (!next) onClose();
      }}
      title={t('person.unpinTitle', { name: person.displayName })}
      description={t('person.unpinDetail')}
      action={t('person.unpin')}
      danger={false}
      busy={unpin.isPending}
      error={unpin.error}
      onConfirm={() => unpin.mutate({ ...scope, memberId: person.id })}
    />
  );
}
