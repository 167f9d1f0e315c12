import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { FilterBar, FilterSelect, SearchInput } from '#components/filter-bar.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { type AuditSearch, actorKinds, areas, periods } from './audit-search.ts';

const actorWords = { staff: 'audit.bySupport', cli: 'audit.cli', system: 'audit.system' } as const;

/** Who, what and when, and words that stand anywhere in a record. */
export function AuditFilters({
  search,
  filtered,
  onChange,
  onClear,
}: {
  search: AuditSearch;
  filtered: boolean;
  onChange: (change: Partial<AuditSearch>) => void;
  onClear: () => void;
}) {
  const scope = useOrganization();
  const actors = useQuery(trpc.audit.actors.queryOptions(scope)).data ?? [];
  const whoOptions = [
    ...actorKinds.map((kind) => ({ value: kind as string, label: t(actorWords[kind]) })),
    ...actors.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <FilterBar filtered={filtered} onClear={onClear}>
      <SearchInput
        label={t('audit.search')}
        value={search.search}
        onChange={(next) => onChange({ search: next })}
      />
      <FilterSelect
        label={t('audit.filter.who')}
        value={search.who}
        options={whoOptions}
        onChange={(who) => onChange({ who })}
      />
      <FilterSelect
        label={t('audit.filter.what')}
        value={search.area}
        options={areas.map((value) => ({ value, label: t(`audit.area.${value}`) }))}
        onChange={(area) => onChange({ area })}
      />
      <FilterSelect
        label={t('audit.filter.when')}
        value={search.period}
        options={periods.map((value) => ({ value, label: t(`audit.period.${value}`) }))}
        onChange={(period) => onChange({ period })}
      />
      {search.record && (
        <Button icon={X} onClick={onClear} title={t('audit.clearRecord')}>
          {t('audit.oneRecord')}
        </Button>
      )}
    </FilterBar>
  );
}
