import { administers } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { KeyRound, LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { CopyField } from '#components/copy-field.tsx';
import { Dialog } from '#components/dialog.tsx';
import { announce } from '#components/toast.tsx';
import { type Person, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useMay, useSession } from '#lib/session.ts';

/** How somebody signs in: forgotten when the identity provider made them anew, passed by when it does not work. */
export function SignInActions({ person }: { person: Person }) {
  const [asking, setAsking] = useState<'forget' | 'link' | null>(null);
  const mayForget = useMay('sso.forgetIdentity');
  const mayMakeLink = useMay('sso.createBreakGlassLink');
  const mayBreakGlass = useSession().kind === 'staff' && mayMakeLink;
  const close = () => setAsking(null);
  return (
    <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
      {mayForget && person.throughSso && (
        <Button changes size="sm" icon={KeyRound} onClick={() => setAsking('forget')}>
          {t('person.forgetSignIn')}
        </Button>
      )}
      {mayBreakGlass && person.account && person.active && administers(person.role) && (
        <Button size="sm" icon={LifeBuoy} onClick={() => setAsking('link')}>
          {t('person.breakGlass')}
        </Button>
      )}
      <ForgetDialog person={person} open={asking === 'forget'} onClose={close} />
      {asking === 'link' && <BreakGlassDialog person={person} onClose={close} />}
    </div>
  );
}

function ForgetDialog({ person, open, onClose }: { person: Person; open: boolean; onClose: () => void }) {
  const scope = useOrganization();
  const forget = useMutation(
    trpc.sso.forgetIdentity.mutationOptions({
      onSuccess: async () => {
        onClose();
        announce(t('person.signInForgotten'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        forget.reset();
        if (!next) onClose();
      }}
      title={t('person.forgetSignInTitle', { name: person.displayName })}
      description={t('person.forgetSignInDetail')}
      action={t('person.forgetSignIn')}
      busy={forget.isPending}
      error={forget.error}
      onConfirm={() => forget.mutate({ ...scope, memberId: person.id })}
    />
  );
}

function BreakGlassDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const scope = useOrganization();
  const create = useMutation(trpc.sso.createBreakGlassLink.mutationOptions());
  if (create.data) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        width="lg"
        title={t('person.breakGlassMade')}
        description={t('person.breakGlassMadeDetail', { name: person.displayName })}
        footer={<Button onClick={onClose}>{t('action.close')}</Button>}
      >
        <CopyField label={t('person.breakGlassLink')} value={create.data.url} />
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('person.breakGlassTitle', { name: person.displayName })}
      description={t('person.breakGlassDetail')}
      action={t('person.breakGlassAction')}
      danger={false}
      busy={create.isPending}
      error={create.error}
      onConfirm={() => create.mutate({ ...scope, memberId: person.id })}
    />
  );
}
