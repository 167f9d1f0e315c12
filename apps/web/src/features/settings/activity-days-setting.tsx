import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '#components/select.tsx';
import { SettingRow } from '#components/setting-row.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { lifetimeText } from '#lib/token-lifetime.ts';

const choices = [30, 90, 180, 365, 730] as const;

/** How far back the requests of the identity providers are shown. */
export function ActivityDaysSetting({ saved }: { saved: number }) {
  const scope = useOrganization();
  const [days, setDays] = useState(String(saved));
  const chosen = choices.find((choice) => String(choice) === days);
  const save = useMutation(
    trpc.organization.setActivityDays.mutationOptions({
      onSuccess: async () => {
        announce(t('settings.activityDaysSaved'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <SettingRow
      label={t('settings.activityDays')}
      hint={t('settings.activityDaysHint')}
      changed={days !== String(saved)}
      action={t('settings.saveActivityDays')}
      busy={save.isPending}
      error={save.error}
      onSave={() => chosen && save.mutate({ ...scope, days: chosen })}
    >
      {(control) => (
        <Select
          {...control}
          value={days}
          options={choices.map((choice) => ({ value: String(choice), label: lifetimeText(choice) }))}
          onChange={setDays}
          className="w-full"
        />
      )}
    </SettingRow>
  );
}
