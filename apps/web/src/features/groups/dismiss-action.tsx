import { useMutation } from '@tanstack/react-query';
import { Button } from '#components/button.tsx';
import { announce, announceError } from '#components/toast.tsx';
import { type Group, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Says that a group without a role is to have none, or takes that back. At once: nobody’s role changes by it. */
export function DismissAction({ group }: { group: Group }) {
  const scope = useOrganization();
  const isDismissed = group.state === 'dismissed';
  const done = (said: string) => ({
    onSuccess: async () => {
      announce(said);
      await queryClient.invalidateQueries();
    },
    onError: announceError,
  });
  const dismiss = useMutation(
    trpc.group.dismiss.mutationOptions(done(t('groups.dismissed', { group: group.name }))),
  );
  const bringBack = useMutation(
    trpc.group.bringBack.mutationOptions(done(t('groups.broughtBack', { group: group.name }))),
  );
  if (!isDismissed && group.state !== 'unmapped') return null;
  const act = isDismissed ? bringBack : dismiss;
  return (
    <Button
      variant="ghost"
      size="sm"
      changes
      busy={act.isPending}
      title={isDismissed ? undefined : t('groups.dismissDetail')}
      aria-label={t(isDismissed ? 'groups.bringBackLabel' : 'groups.dismissLabel', { group: group.name })}
      onClick={() => act.mutate({ ...scope, directoryId: group.directoryId, groupId: group.groupId })}
    >
      {t(isDismissed ? 'groups.bringBack' : 'groups.dismiss')}
    </Button>
  );
}
