import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '#components/select.tsx';
import { SettingRow } from '#components/setting-row.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const options = (['on', 'off'] as const).map((value) => ({
  value,
  label: t(`notices.supportMail.${value}`),
}));

/** Whether each access of support is told by mail. */
export function SupportMailSetting({ saved, mayDecide }: { saved: boolean; mayDecide: boolean }) {
  const scope = useOrganization();
  const [on, setOn] = useState(saved);
  const save = useMutation(
    trpc.notice.setSupportMail.mutationOptions({
      onSuccess: async () => {
        announce(t('notices.supportMailSaved'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <SettingRow
      label={t('notices.supportMail')}
      hint={t('notices.supportMailHint')}
      changed={on !== saved}
      action={t('notices.saveSupportMail')}
      busy={save.isPending}
      error={save.error}
      onSave={() => save.mutate({ ...scope, on })}
    >
      {(control) => (
        <Select
          {...control}
          value={on ? 'on' : 'off'}
          options={options}
          onChange={(value) => setOn(value === 'on')}
          disabled={!mayDecide}
          className="w-full"
        />
      )}
    </SettingRow>
  );
}
