import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '#components/select.tsx';
import { SettingRow } from '#components/setting-row.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { lifetimeOptions, lifetimeText } from '#lib/token-lifetime.ts';

export function TokenLifetimeSetting({ savedDays }: { savedDays: number }) {
  const scope = useOrganization();
  const [days, setDays] = useState(String(savedDays));
  const save = useMutation(
    trpc.organization.setTokenLifetime.mutationOptions({
      onSuccess: async () => {
        announce(t('settings.tokenLifetimeSaved'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <SettingRow
      label={t('settings.tokenLifetime')}
      hint={t('settings.tokenLifetimeHint')}
      changed={days !== String(savedDays)}
      action={t('settings.saveTokenLifetime')}
      busy={save.isPending}
      error={save.error}
      onSave={() => save.mutate({ ...scope, days: Number(days) })}
    >
      {(control) => (
        <Select
          {...control}
          value={days}
          options={lifetimeOptions(savedDays).map((option) => ({
            value: String(option),
            label: lifetimeText(option),
          }))}
          onChange={setDays}
          className="w-full"
        />
      )}
    </SettingRow>
  );
}
