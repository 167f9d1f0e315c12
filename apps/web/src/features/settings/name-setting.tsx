import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Input } from '#components/field.tsx';
import { SettingRow } from '#components/setting-row.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

export function NameSetting({ saved }: { saved: string }) {
  const scope = useOrganization();
  const [name, setName] = useState(saved);
  const rename = useMutation(
    trpc.organization.rename.mutationOptions({
      onSuccess: async () => {
        announce(t('settings.nameSaved'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <SettingRow
      label={t('settings.name')}
      hint={t('settings.nameHint')}
      problem={name.trim() === '' ? t('settings.nameMissing') : null}
      changed={name.trim() !== saved}
      action={t('settings.saveName')}
      busy={rename.isPending}
      error={rename.error}
      onSave={() => rename.mutate({ ...scope, name: name.trim() })}
    >
      {(control) => (
        <Input {...control} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      )}
    </SettingRow>
  );
}
