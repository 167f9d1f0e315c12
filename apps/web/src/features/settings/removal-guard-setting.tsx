import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '#components/select.tsx';
import { SettingRow } from '#components/setting-row.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const options = (['on', 'off'] as const).map((value) => ({ value, label: t(`settings.guard.${value}`) }));

/** Whether removals of many people at once wait for an admin. */
export function RemovalGuardSetting({ saved }: { saved: boolean }) {
  const scope = useOrganization();
  const [on, setOn] = useState(saved);
  const save = useMutation(
    trpc.organization.setRemovalGuard.mutationOptions({
      onSuccess: async () => {
        announce(t('settings.guardSaved'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <SettingRow
      label={t('settings.guard')}
      hint={t('settings.guardHint')}
      changed={on !== saved}
      action={t('settings.saveGuard')}
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
          className="w-full"
        />
      )}
    </SettingRow>
  );
}
