import type { Role } from '@rollcall/access';
import { CircleDashed, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Card, Section } from '#components/page.tsx';
import { roleLabel, roleOptions } from '#components/role-badge.tsx';
import { Select, type SelectOption } from '#components/select.tsx';
import type { Directory, MappedAttribute } from '#lib/api.ts';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';
import { attributeAndValue } from '#lib/reason-text.ts';
import { AddValueDialog } from './add-value-dialog.tsx';
import { type AttributeValue, attributeKey, type StagedRoles } from './staged-roles.ts';

const noRole = 'none';

const options: SelectOption<Role | typeof noRole>[] = [
  ...roleOptions(),
  {
    value: noRole,
    label: t('groups.noRole'),
    icon: <CircleDashed aria-hidden className="size-4 text-faint" />,
  },
];

type AttributeRolesProps = {
  directories: Directory[];
  mapped: MappedAttribute[];
  staged: StagedRoles['attributes'];
  onChange: (value: AttributeValue, from: Role | null, to: Role | null) => void;
};

/** Roles for who has a value of an attribute, for identity providers that push people and no groups. */
export function AttributeRoles({ directories, mapped, staged, onChange }: AttributeRolesProps) {
  const [adding, setAdding] = useState(false);
  const saved = new Map(mapped.map((value) => [attributeKey(value), value]));
  const added = [...staged].flatMap(([key, value]) => (saved.has(key) ? [] : [value]));
  const rows = [
    ...mapped.map((value) => ({ ...value, from: value.role })),
    ...added.map((value) => ({ ...value, people: null, from: null })),
  ];
  return (
    <Section
      title={t('attributes.title')}
      detail={t('attributes.detail')}
      action={
        <Button changes icon={Plus} onClick={() => setAdding(true)}>
          {t('attributes.add')}
        </Button>
      }
    >
      {rows.length > 0 && (
        <Card>
          <ul aria-label={t('attributes.caption')} className="divide-y divide-line">
            {rows.map(({ people, from, ...value }) => (
              <ValueRow
                key={attributeKey(value)}
                value={value}
                people={people}
                from={from}
                change={staged.get(attributeKey(value))}
                onChange={(to) => onChange(value, from, to)}
              />
            ))}
          </ul>
        </Card>
      )}
      {adding && (
        <AddValueDialog
          directories={directories}
          onAdd={(value, role) => onChange(value, saved.get(attributeKey(value))?.role ?? null, role)}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
}

type ValueRowProps = {
  value: AttributeValue;
  /** Null before it is saved. */
  people: number | null;
  from: Role | null;
  change: { to: Role | null } | undefined;
  onChange: (to: Role | null) => void;
};

function ValueRow({ value, people, from, change, onChange }: ValueRowProps) {
  const name = t('reason.attribute', attributeAndValue(value));
  const role = change ? change.to : from;
  return (
    <li
      className={cx('flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2', change && 'bg-accent-soft/60')}
    >
      <div className="min-w-0 flex-1 basis-48">
        <p className="break-words font-medium" title={value.attribute}>
          {name}
        </p>
        <p className="truncate text-muted text-xs">
          {people !== null && `${t('names.people', { count: people })} · `}
          {value.directoryName}
        </p>
      </div>
      {change && (
        <span className="text-muted text-xs">
          {from ? t('groups.was', { role: roleLabel(from) }) : t('groups.wasWithout')}
        </span>
      )}
      <Select<Role | typeof noRole>
        label={t('groups.roleOf', { group: name })}
        size="sm"
        value={role ?? noRole}
        options={options}
        onChange={(next) => onChange(next === noRole ? null : next)}
        className="w-[128px]"
      />
    </li>
  );
}
