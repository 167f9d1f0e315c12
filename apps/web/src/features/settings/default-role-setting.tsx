import { canBeDefault, type Role, roleNames } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { roleOptions } from '#components/role-badge.tsx';
import { Select } from '#components/select.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { SettingRow } from './setting-row.tsx';

const options = roleOptions(roleNames.filter(canBeDefault));

/** Saved the way the roles of groups are, with the version that was seen. */
export function DefaultRoleSetting({ saved, version }: { saved: Role; version: number }) {
  const scope = useOrganization();
  const [role, setRole] = useState(saved);
  const save = useMutation(
    trpc.group.setRoles.mutationOptions({
      onSuccess: async ({ roleChanges }) => {
        announce(roleChanges === 0 ? t('groups.savedNobody') : t('groups.saved', { count: roleChanges }));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <SettingRow
      label={t('settings.defaultRole')}
      hint={t('settings.defaultRoleHint')}
      changed={role !== saved}
      action={t('settings.saveDefaultRole')}
      busy={save.isPending}
      error={save.error}
      onSave={() => save.mutate({ ...scope, expectedVersion: version, changes: [], defaultRole: role })}
    >
      {(control) => (
        <Select {...control} value={role} options={options} onChange={setRole} className="w-full" />
      )}
    </SettingRow>
  );
}
