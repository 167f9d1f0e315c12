import type { Role } from '@rollcall/access';
import { Link } from '@tanstack/react-router';
import { CircleDashed } from 'lucide-react';
import { createContext, use, useMemo } from 'react';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { roleLabel, roleOptions } from '#components/role-badge.tsx';
import { Select, type SelectOption } from '#components/select.tsx';
import { StatusBadge, type Tone } from '#components/status-badge.tsx';
import { type Columns, columnsOf, Table } from '#components/table.tsx';
import type { Group } from '#lib/api.ts';
import { formatNumber } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { DismissAction } from './dismiss-action.tsx';
import { groupKey, type StagedRoles } from './staged-roles.ts';

const noRole = 'none';

const options: SelectOption<Role | typeof noRole>[] = [
  ...roleOptions(),
  {
    value: noRole,
    label: t('groups.noRole'),
    icon: <CircleDashed aria-hidden className="size-4 text-faint" />,
  },
];

/** A group that is gone gives nobody a role; the one that it gave can only be let go of. */
function optionsWhenGone(role: Role | null) {
  return options.filter(({ value }) => value === role || value === noRole);
}

const tones: Record<Group['state'], Tone> = {
  mapped: 'positive',
  unmapped: 'pending',
  dismissed: 'neutral',
  gone: 'warning',
  retired: 'neutral',
};

type Staging = { staged: StagedRoles; onChange: (group: Group, role: Role | null) => void };

/** By context, so that the columns stay the same while roles are staged. */
const StagingContext = createContext<Staging | null>(null);

const column = columnsOf<Group>();
const columns: Columns<Group> = [
  column.display({
    id: 'name',
    header: t('groups.column.group'),
    cell: ({ row }) => <NameCell group={row.original} />,
  }),
  column.display({
    id: 'people',
    header: t('groups.column.people'),
    cell: ({ row }) => <PeopleCell group={row.original} />,
    meta: { width: 'w-[92px]', align: 'end', hideBelow: 'sm' },
  }),
  column.display({
    id: 'role',
    header: t('groups.column.role'),
    cell: ({ row }) => <RoleCell group={row.original} />,
    meta: { width: 'w-[164px] sm:w-[250px]' },
  }),
  column.display({
    id: 'state',
    header: t('groups.column.state'),
    cell: ({ row }) => <StateBadge state={row.original.state} />,
    meta: { width: 'w-[184px]', hideBelow: 'lg' },
  }),
  column.display({
    id: 'lastModifiedAt',
    header: t('groups.column.changed'),
    cell: ({ row }) => <RelativeTime at={row.original.lastModifiedAt} className="text-muted" />,
    meta: { width: 'w-[136px]', hideBelow: 'lg' },
  }),
];

/** Every group with the role that it gives. */
export function GroupTable({ groups, staged, onChange }: Staging & { groups: Group[] }) {
  const staging = useMemo(() => ({ staged, onChange }), [staged, onChange]);
  return (
    <StagingContext value={staging}>
      <Table
        caption={t('groups.caption')}
        columns={columns}
        items={groups}
        itemId={groupKey}
        rowTone={(group) => (staged.groups.has(groupKey(group)) ? 'staged' : undefined)}
      />
    </StagingContext>
  );
}

function NameCell({ group }: { group: Group }) {
  return (
    <div className="flex min-w-0 items-center gap-2.5 py-0.5">
      <ProviderMark provider={group.provider} size="sm" />
      <div className="min-w-0">
        <p className="line-clamp-2 break-words font-medium sm:line-clamp-1" title={group.name}>
          {group.name}
        </p>
        <p className="truncate text-muted text-xs">
          <span className="sm:hidden">{t('names.people', { count: group.people })} · </span>
          {group.directoryName}
        </p>
        {(group.state === 'gone' || group.state === 'retired') && (
          <span className="block py-0.5 lg:hidden">
            <StateBadge state={group.state} />
          </span>
        )}
      </div>
    </div>
  );
}

function StateBadge({ state }: Pick<Group, 'state'>) {
  return <StatusBadge quiet={state !== 'gone'} tone={tones[state]} label={t(`groups.state.${state}`)} />;
}

function PeopleCell({ group }: { group: Group }) {
  const params = useOrganization();
  return (
    <Link
      to="/o/$organization/people"
      params={params}
      search={{ groupId: group.groupId, directoryId: group.directoryId }}
      aria-label={t('groups.peopleOf', { count: group.people, group: group.name })}
      className="inline-block min-w-6 py-0.5 underline decoration-line underline-offset-4 hover:text-accent-text hover:decoration-current"
    >
      {formatNumber(group.people)}
    </Link>
  );
}

function RoleCell({ group }: { group: Group }) {
  const staging = use(StagingContext);
  const change = staging?.staged.groups.get(groupKey(group));
  const role = change ? change.to : group.role;
  if (group.state === 'retired') {
    return (
      <span className="text-muted text-sm">
        {group.role ? t('groups.gaveRole', { role: roleLabel(group.role) }) : t('groups.noRole')}
      </span>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <Select<Role | typeof noRole>
        label={t('groups.roleOf', { group: group.name })}
        size="sm"
        value={role ?? noRole}
        options={group.state === 'gone' ? optionsWhenGone(group.role) : options}
        onChange={(next) => staging?.onChange(group, next === noRole ? null : next)}
        className="w-[128px]"
      />
      {!change && group.formerRole && (
        <span className="text-muted text-xs" title={t('groups.formerDetail')}>
          {t('groups.former', { role: roleLabel(group.formerRole) })}
        </span>
      )}
      {change && (
        <span className="text-muted text-xs">
          {change.from ? t('groups.was', { role: roleLabel(change.from) }) : t('groups.wasWithout')}
        </span>
      )}
      {!change && <DismissAction group={group} />}
    </div>
  );
}
