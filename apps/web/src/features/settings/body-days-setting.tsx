import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '#components/select.tsx';
import { SettingRow } from '#components/setting-row.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { lifetimeText } from '#lib/token-lifetime.ts';

const choices = [0, 1, 7, 14, 30] as const;

/** How long what identity providers sent can be looked into. */
export function BodyDaysSetting({ saved }: { saved: number }) {
  const scope = useOrganization();
  const [days, setDays] = useState(String(saved));
  const chosen = choices.find((choice) => String(choice) === days);
  const save = useMutation(
    trpc.organization.setBodyDays.mutationOptions({
      onSuccess: async () => {
        announce(t('settings.bodyDaysSaved'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <SettingRow
      label={t('settings.bodyDays')}
      hint={t('settings.bodyDaysHint')}
      changed={days !== String(saved)}
      action={t('settings.saveBodyDays')}
      busy={save.isPending}
      error={save.error}
      onSave={() => chosen !== undefined && save.mutate({ ...scope, days: chosen })}
    >
      {(control) => (
        <Select
          {...control}
          value={days}
          options={choices.map((choice) => ({
            value: String(choice),
            label: choice === 0 ? t('settings.bodyDays.none') : lifetimeText(choice),
          }))}
          onChange={setDays}
          className="w-full"
        />
      )}
    </SettingRow>
  );
}
