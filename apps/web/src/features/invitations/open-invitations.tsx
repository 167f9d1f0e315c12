import { useMutation, useQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Message } from '#components/message.tsx';
import { Card, Section } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { RoleBadge } from '#components/role-badge.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { announce, announceError } from '#components/toast.tsx';
import { type Invitation, queryClient, trpc } from '#lib/api.ts';
import { formatDay } from '#lib/format.ts';
import { language } from '#lib/language.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const refreshMs = 10_000;

/** Who was invited and is not in yet; nothing while there is nobody. */
export function OpenInvitations() {
  const scope = useOrganization();
  const { data: open = [] } = useQuery(
    trpc.invitation.list.queryOptions(scope, { refetchInterval: refreshMs }),
  );
  if (open.length === 0) return null;
  return (
    <Section title={t('invitations.title')} detail={t('invitations.detail')}>
      <Card>
        <ul aria-label={t('invitations.caption')} className="divide-y divide-line">
          {open.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const scope = useOrganization();
  const { id, email, role, invitedBy, createdAt, expiresAt } = invitation;
  const [revoking, setRevoking] = useState(false);
  const refresh = () => queryClient.invalidateQueries(trpc.invitation.list.queryFilter());
  const sendAgain = useMutation(
    trpc.invitation.sendAgain.mutationOptions({
      onSuccess: async () => {
        announce(t('invitations.sentAgain', { email }));
        await refresh();
      },
      onError: announceError,
    }),
  );
  const revoke = useMutation(
    trpc.invitation.revoke.mutationOptions({
      onSuccess: async () => {
        setRevoking(false);
        announce(t('invitations.revoked'));
        await refresh();
      },
    }),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <Mail aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <p className="min-w-0 break-words font-medium">{email}</p>
          <RoleBadge role={role} />
          <State invitation={invitation} />
        </div>
        <p className="flex flex-wrap gap-x-3 text-muted text-sm">
          <span>
            <Message
              of="invitations.by"
              values={{ name: invitedBy, when: <RelativeTime at={createdAt} /> }}
            />
          </span>
          <span>{t('invitations.ends', { when: formatDay(expiresAt) })}</span>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          changes
          size="sm"
          busy={sendAgain.isPending}
          aria-label={t('invitations.sendAgainLabel', { email })}
          onClick={() => sendAgain.mutate({ ...scope, id, language })}
        >
          {t('invitations.sendAgain')}
        </Button>
        <Button
          size="sm"
          variant="danger-quiet"
          aria-label={t('invitations.revokeLabel', { email })}
          onClick={() => setRevoking(true)}
        >
          {t('invitations.revoke')}
        </Button>
      </div>
      <ConfirmDialog
        open={revoking}
        onOpenChange={setRevoking}
        title={t('invitations.revokeTitle', { email })}
        description={t('invitations.revokeDetail')}
        action={t('invitations.revoke')}
        onConfirm={() => revoke.mutate({ ...scope, id })}
        busy={revoke.isPending}
        error={revoke.error}
      />
    </li>
  );
}

function State({ invitation }: { invitation: Invitation }) {
  if (invitation.expired) return <StatusBadge tone="warning" label={t('invitations.expired')} />;
  if (!invitation.sentAt) return <StatusBadge tone="pending" label={t('invitations.sending')} />;
  return <StatusBadge tone="info" label={t('invitations.open')} />;
}
