import { useMutation } from '@tanstack/react-query';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Card } from '#components/page.tsx';
import { ToneIcon } from '#components/status-badge.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, type SupportAccess, trpc } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatInstant, formatRelative } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

type Request = SupportAccess['requests'][number];

/** Those of support who ask to be let in, and those who were and have not come yet. */
export function RequestList({ requests, mayDecide }: { requests: Request[]; mayDecide: boolean }) {
  return (
    <Card>
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} mayDecide={mayDecide} />
        ))}
      </ul>
    </Card>
  );
}

function RequestRow({ request, mayDecide }: { request: Request; mayDecide: boolean }) {
  const scope = useOrganization();
  const nowMs = useNow();
  const { id, staff: name, reason } = request;
  const decide = useMutation(
    trpc.supportAccess.decide.mutationOptions({
      onSuccess: async (_, { decision }) => {
        announce(t(`supportAccess.${decision}`, { name }));
        await queryClient.invalidateQueries();
      },
    }),
  );
  const waits = request.state === 'waiting';
  const until = formatInstant(request.expiresAt);
  return (
    <li className="flex flex-col gap-3 px-4 py-3.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-72 gap-3">
          <ToneIcon tone={waits ? 'warning' : 'positive'} className="mt-[3px]" />
          <div className="min-w-0">
            <p className="break-words font-medium">{name}</p>
            <p className="break-words">{reason}</p>
            <p className="text-muted text-sm">
              {waits
                ? t('supportAccess.asked', { asked: formatRelative(request.requestedAt, nowMs), until })
                : t('supportAccess.approvedUntil', { name: request.decidedBy ?? '', until })}
            </p>
          </div>
        </div>
        {mayDecide && (
          <div className="ml-7 flex flex-wrap gap-2 sm:ml-0">
            <Button
              aria-label={t(waits ? 'supportAccess.refuseLabel' : 'supportAccess.takeBackLabel', { name })}
              disabled={decide.isPending}
              onClick={() => decide.mutate({ ...scope, id, decision: 'refused' })}
            >
              {t(waits ? 'supportAccess.refuse' : 'supportAccess.takeBack')}
            </Button>
            {waits && (
              <Button
                variant="primary"
                aria-label={t('supportAccess.approveLabel', { name })}
                disabled={decide.isPending}
                onClick={() => decide.mutate({ ...scope, id, decision: 'approved' })}
              >
                {t('supportAccess.approve')}
              </Button>
            )}
          </div>
        )}
      </div>
      <ErrorNote error={decide.error} />
    </li>
  );
}
