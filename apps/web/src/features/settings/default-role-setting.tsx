import { canBeDefault, type Role, roleNames } from '@rollcall/access';
import { useCallback, useState } from 'react';
import { roleOptions } from '#components/role-badge.tsx';
import { Select } from '#components/select.tsx';
import { SettingRow } from '#components/setting-row.tsx';
import { ReviewDialog } from '#features/groups/review-dialog.tsx';
import { nothingStaged } from '#features/groups/staged-roles.ts';
import { queryClient } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

const options = roleOptions(roleNames.filter(canBeDefault));

/** Reviewed and saved the way the roles of groups are, with the version that was seen. */
export function DefaultRoleSetting({ saved, version }: { saved: Role; version: number }) {
  const [role, setRole] = useState(saved);
  const [reviewing, setReviewing] = useState(false);
  const reload = useCallback(() => queryClient.invalidateQueries(), []);
  const defaultRole = role === saved ? null : { from: saved, to: role };
  return (
    <SettingRow
      label={t('settings.defaultRole')}
      hint={t('settings.defaultRoleHint')}
      changed={role !== saved}
      action={t('settings.reviewDefaultRole')}
      busy={false}
      error={null}
      onSave={() => setReviewing(true)}
    >
      {(control) => (
        <>
          <Select {...control} value={role} options={options} onChange={setRole} className="w-full" />
          <ReviewDialog
            open={reviewing}
            onOpenChange={setReviewing}
            staged={{ ...nothingStaged, defaultRole, baseVersion: version }}
            onSaved={() => {}}
            onStale={reload}
          />
        </>
      )}
    </SettingRow>
  );
}
