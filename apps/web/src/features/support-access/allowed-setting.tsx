import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '#components/select.tsx';
import { SettingRow } from '#components/setting-row.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const options = (['on', 'off'] as const).map((value) => ({ value, label: t(`supportAccess.${value}`) }));

/** Whether staff come in with a reason alone. Staff who are in see it and cannot change it. */
export function AllowedSetting({ saved, mayDecide }: { saved: boolean; mayDecide: boolean }) {
  const scope = useOrganization();
  const [allowed, setAllowed] = useState(saved);
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
    <SettingRow
      label={t('supportAccess.setting')}
      hint={mayDecide ? t('supportAccess.settingHint') : t('supportAccess.byCustomer')}
      changed={allowed !== saved}
      action={t('supportAccess.save')}
      busy={save.isPending}
      error={save.error}
      onSave={() => save.mutate({ ...scope, allowed })}
    >
      {(control) => (
        <Select
          {...control}
          value={allowed ? 'on' : 'off'}
          options={options}
          onChange={(value) => setAllowed(value === 'on')}
          disabled={!mayDecide}
          className="w-full"
        />
      )}
    </SettingRow>
  );
}
