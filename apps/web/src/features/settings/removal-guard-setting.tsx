import { useMutation } from '@tanstack/react-query';
import { OnOffSetting } from '#components/on-off-setting.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Whether removals of many people at once wait for an admin. */
export function RemovalGuardSetting({ saved }: { saved: boolean }) {
  const scope = useOrganization();
  const save = useMutation(
    trpc.organization.setRemovalGuard.mutationOptions({
      onSuccess: async () => {
        announce(t('settings.guardSaved'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <OnOffSetting
      label={t('settings.guard')}
      hint={t('settings.guardHint')}
      on={t('settings.guard.on')}
      off={t('settings.guard.off')}
      saved={saved}
      action={t('settings.saveGuard')}
      busy={save.isPending}
      error={save.error}
      onSave={(on) => save.mutate({ ...scope, on })}
    />
  );
}
