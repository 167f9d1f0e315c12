import { useMutation } from '@tanstack/react-query';
import { OnOffSetting } from '#components/on-off-setting.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Whether each access of support is told by mail. */
export function SupportMailSetting({ saved, mayDecide }: { saved: boolean; mayDecide: boolean }) {
  const scope = useOrganization();
  const save = useMutation(
    trpc.notice.setSupportMail.mutationOptions({
      onSuccess: async () => {
        announce(t('notices.supportMailSaved'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <OnOffSetting
      label={t('notices.supportMail')}
      hint={t('notices.supportMailHint')}
      on={t('notices.supportMail.on')}
      off={t('notices.supportMail.off')}
      saved={saved}
      action={t('notices.saveSupportMail')}
      busy={save.isPending}
      error={save.error}
      onSave={(on) => save.mutate({ ...scope, on })}
      disabled={!mayDecide}
    />
  );
}
