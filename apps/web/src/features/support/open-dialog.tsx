import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Facts } from '#components/facts.tsx';
import { Note } from '#components/note.tsx';
import { ReasonField, useReason } from '#components/reason-field.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { announce } from '#components/toast.tsx';
import { BreakGlassDialog } from '#features/break-glass/break-glass-dialog.tsx';
import { type SupportWayIn, trpc } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatInstant, formatRelative } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { reloadSession } from '#lib/session.ts';

type OpenDialogProps = { organization: { slug: string; name: string }; onClose: () => void };

const refreshMs = 5_000;

/** What is to be done next to get in. */
type Step = 'open' | 'ask' | 'wait' | 'use_approval';

function stepOf({ supportAllowed, request }: SupportWayIn): Step {
  if (supportAllowed) return 'open';
  if (request?.state === 'approved') return 'use_approval';
  return request?.state === 'waiting' ? 'wait' : 'ask';
}

/** Asks why, then goes in; or asks the customer first, where they want to be asked. */
export function OpenDialog({ organization: { slug, name }, onClose }: OpenDialogProps) {
  const navigate = useNavigate();
  const reason = useReason();
  const wayIn = useQuery(
    trpc.support.wayIn.queryOptions(
      { organization: slug },
      {
        staleTime: 0,
        refetchInterval: ({ state: { data } }) => data && stepOf(data) === 'wait' && refreshMs,
      },
    ),
  );
  const open = useMutation(
    trpc.support.open.mutationOptions({
      onSuccess: reloadSession,
      // They may have switched it off a moment ago.
      onError: () => void wayIn.refetch(),
    }),
  );
  const ask = useMutation(
    trpc.support.request.mutationOptions({
      onSuccess: async () => {
        await wayIn.refetch();
        announce(t('support.asked', { name }));
      },
      onError: () => void wayIn.refetch(),
    }),
  );
  const step = wayIn.data && !wayIn.isRefetchError ? stepOf(wayIn.data) : null;
  const busy = open.isPending || ask.isPending;

  function goOn() {
    if (busy || step === null || step === 'wait') return;
    const given = step === 'use_approval' ? '' : reason.take();
    if (given === null) return;
    if (step === 'ask') return ask.mutate({ organization: slug, reason: given });
    open.mutate(
      { organization: slug, reason: given },
      // Not for whoever has closed the dialog in the meantime: the bar on top says that they are in.
      { onSuccess: () => navigate({ to: '/o/$organization/overview', params: { organization: slug } }) },
    );
  }

  if (wayIn.data?.nobodyAdministers && step === 'ask') {
    return <BreakGlassDialog organization={{ slug, name }} onClose={onClose} />;
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('support.openTitle', { name })}
      description={step && t(`support.step.${step}`, { name })}
      onSubmit={goOn}
      footer={
        <>
          <DialogCancel />
          {step !== null && step !== 'wait' && (
            <Button type="submit" variant="primary" busy={busy}>
              {t(step === 'ask' ? 'support.askAction' : 'support.openAction')}
            </Button>
          )}
        </>
      }
    >
      <ErrorNote error={wayIn.error ?? open.error ?? ask.error} />
      {wayIn.isPending && <SkeletonRows rows={2} />}
      {wayIn.data?.request && step !== 'open' && <LastRequest request={wayIn.data.request} />}
      {(step === 'open' || step === 'ask') && (
        <ReasonField
          reason={reason}
          label={t('support.reason')}
          hint={t('support.reasonHint')}
          missing={t('support.reasonMissing')}
        />
      )}
    </Dialog>
  );
}

function LastRequest({ request }: { request: NonNullable<SupportWayIn['request']> }): ReactNode {
  const nowMs = useNow();
  const { state, reason, requestedAt, expiresAt, decidedBy } = request;
  const by = decidedBy ?? '';
  if (state === 'refused') {
    return (
      <Note tone="warning" title={t('support.refusedBy', { name: by })}>
        {t('support.refusedDetail', { reason })}
      </Note>
    );
  }
  return (
    <Facts
      facts={[
        { label: t('support.reason'), value: reason },
        { label: t('support.askedAt'), value: formatRelative(requestedAt, nowMs) },
        { label: t('support.approvedBy'), value: by },
        {
          label: t(state === 'approved' ? 'support.useUntil' : 'support.waitsUntil'),
          value: formatInstant(expiresAt),
        },
      ]}
    />
  );
}
