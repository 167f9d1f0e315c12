import { useMutation } from '@tanstack/react-query';
import { OnOffSetting } from '#components/on-off-setting.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Whether staff come in with a reason alone. Staff who are in see it and cannot change it. */
export function AllowedSetting({ saved, mayDecide }: { saved: boolean; mayDecide: boolean }) {
  const scope = useOrganization();
  const save = useMutation(
    trpc.supportAccess.setAllowed.mutationOptions({
      onSuccess: async ({ ended }, { allowed: now }) => {
        announce(
          now
            ? t('supportAccess.switchedOn')
            : ended > 0
              ? t('supportAccess.switchedOffEnded', { count: ended })
              : t('supportAccess.switchedOff'),
        );
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <OnOffSetting
      label={t('supportAccess.setting')}
      hint={mayDecide ? t('supportAccess.settingHint') : t('supportAccess.byCustomer')}
      on={t('supportAccess.on')}
      off={t('supportAccess.off')}
      saved={saved}
      action={t('supportAccess.save')}
      busy={save.isPending}
      error={save.error}
      onSave={(allowed) => save.mutate({ ...scope, allowed })}
      disabled={!mayDecide}
    />
  );
}
