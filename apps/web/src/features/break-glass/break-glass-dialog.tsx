import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Facts } from '#components/facts.tsx';
import { Field, Input } from '#components/field.tsx';
import { ReasonField, useReason } from '#components/reason-field.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { announce } from '#components/toast.tsx';
import { type BreakGlass, queryClient, trpc } from '#lib/api.ts';
import { formatInstant } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useSession } from '#lib/session.ts';

type BreakGlassDialogProps = { organization: { slug: string; name: string }; onClose: () => void };

/** The last way into an organization that nobody administers and that has switched support access off. */
export function BreakGlassDialog(props: BreakGlassDialogProps): ReactNode {
  const { organization, onClose } = props;
  const session = useSession();
  const state = useQuery(
    trpc.breakGlass.state.queryOptions({ organization: organization.slug }, { staleTime: 0 }),
  );
  const underWay = state.data?.underWay ?? null;
  const isManager = session.kind === 'staff' && session.staff.role === 'manager';
  if (state.data && isManager && underWay === null) return <Ask {...props} />;
  if (underWay && isManager) return <UnderWay {...props} underWay={underWay} />;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('breakGlass.title', organization)}
      description={t('breakGlass.detail', organization)}
      footer={<DialogCancel />}
    >
      <ErrorNote error={state.error} />
      {state.isPending && <SkeletonRows rows={2} />}
      {state.data && <p>{t('breakGlass.managersAlone')}</p>}
      {underWay && <WhatIsUnderWay underWay={underWay} />}
    </Dialog>
  );
}

function Ask({ organization, onClose }: BreakGlassDialogProps) {
  const reason = useReason();
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const missing = !email.includes('@');
  const ask = useMutation(
    trpc.breakGlass.request.mutationOptions({
      onSuccess: async () => {
        announce(t('breakGlass.asked'));
        await queryClient.invalidateQueries({ queryKey: trpc.breakGlass.pathKey() });
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('breakGlass.title', organization)}
      description={t('breakGlass.detail', organization)}
      onSubmit={() => {
        setTried(true);
        const given = reason.take();
        if (!given || missing || ask.isPending) return;
        ask.mutate({ organization: organization.slug, email: email.trim(), reason: given });
      }}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={ask.isPending}>
            {t('breakGlass.askAction')}
          </Button>
        </>
      }
    >
      <ErrorNote error={ask.error} />
      <Field
        label={t('breakGlass.email')}
        hint={t('breakGlass.emailHint')}
        error={tried && missing ? t('breakGlass.emailMissing') : null}
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            value={email}
            maxLength={254}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <ReasonField
        reason={reason}
        label={t('support.reason')}
        hint={t('support.reasonHint')}
        missing={t('support.reasonMissing')}
      />
    </Dialog>
  );
}

type UnderWayProps = BreakGlassDialogProps & { underWay: NonNullable<BreakGlass['underWay']> };

function UnderWay({ organization, onClose, underWay }: UnderWayProps) {
  const input = { organization: organization.slug, id: underWay.id };
  const reload = () => queryClient.invalidateQueries({ queryKey: trpc.breakGlass.pathKey() });
  const confirm = useMutation(
    trpc.breakGlass.confirm.mutationOptions({
      onSuccess: async () => {
        announce(t('breakGlass.confirmed'));
        await reload();
      },
    }),
  );
  const cancel = useMutation(
    trpc.breakGlass.cancel.mutationOptions({
      onSuccess: async () => {
        announce(t('breakGlass.cancelled'));
        await reload();
      },
    }),
  );
  const waits = underWay.sendAfter === null;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('breakGlass.title', organization)}
      description={t(
        waits
          ? underWay.isOwn
            ? 'breakGlass.waitsForAnother'
            : 'breakGlass.waitsForYou'
          : 'breakGlass.waitsAnHour',
      )}
      footer={
        <>
          <Button variant="danger-quiet" busy={cancel.isPending} onClick={() => cancel.mutate(input)}>
            {t('breakGlass.cancel')}
          </Button>
          {waits && !underWay.isOwn && (
            <Button variant="primary" busy={confirm.isPending} onClick={() => confirm.mutate(input)}>
              {t('breakGlass.confirm')}
            </Button>
          )}
        </>
      }
    >
      <ErrorNote error={confirm.error ?? cancel.error} />
      <WhatIsUnderWay underWay={underWay} />
    </Dialog>
  );
}

function WhatIsUnderWay({ underWay }: { underWay: NonNullable<BreakGlass['underWay']> }) {
  const { email, reason, requestedBy, expiresAt, sendAfter } = underWay;
  return (
    <Facts
      facts={[
        { label: t('breakGlass.email'), value: email },
        { label: t('support.reason'), value: reason },
        { label: t('breakGlass.requestedBy'), value: requestedBy },
        sendAfter
          ? { label: t('breakGlass.sendAfter'), value: formatInstant(sendAfter) }
          : { label: t('support.waitsUntil'), value: formatInstant(expiresAt) },
      ]}
    />
  );
}
