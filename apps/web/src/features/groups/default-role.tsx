import { canBeDefault, type Role, roleNames } from '@rollcall/access';
import { useId } from 'react';
import { Card } from '#components/page.tsx';
import { roleLabel, roleOptions } from '#components/role-badge.tsx';
import { Select } from '#components/select.tsx';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';

const options = roleOptions(roleNames.filter(canBeDefault));

/** The rule in one sentence, and who it does not reach. */
export function DefaultRole({
  saved,
  staged,
  onChange,
}: {
  saved: Role;
  staged: Role | undefined;
  onChange: (role: Role) => void;
}) {
  const id = useId();
  return (
    <Card
      className={cx(
        'flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-3',
        staged && 'border-accent/50 bg-accent-soft/60',
      )}
    >
      <p>{t('groups.rule')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="text-muted">
          {t('groups.everyoneElse')}
        </label>
        <Select
          id={id}
          label={t('groups.defaultRole')}
          value={staged ?? saved}
          options={options}
          onChange={onChange}
        />
        {staged && <span className="text-muted text-sm">{t('groups.was', { role: roleLabel(saved) })}</span>}
      </div>
    </Card>
  );
}
