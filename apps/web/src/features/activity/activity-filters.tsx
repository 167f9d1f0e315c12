import { Eye, EyeOff, X } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { FilterBar, FilterSelect, SearchInput } from '#components/filter-bar.tsx';
import type { Directory } from '#lib/api.ts';
import { formatPeriod } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { AboutChip } from './about-chip.tsx';
import { type ActivitySearch, isFiltered, operations, periods, results } from './activity-search.ts';

type ActivityFiltersProps = {
  search: ActivitySearch;
  directories: readonly Pick<Directory, 'id' | 'name'>[];
  onFilter: (change: Partial<ActivitySearch>) => void;
  onClear: () => void;
};

/** What the list is filtered by: cycles have fewer filters than requests. */
export function ActivityFilters({ search, directories, onFilter, onClear }: ActivityFiltersProps) {
  const { from, to, lookUps, memberId, groupId } = search;
  const byCycle = search.view === 'cycles';
  return (
    <FilterBar filtered={isFiltered(search)} onClear={onClear}>
      {!byCycle && (
        <>
          <SearchInput
            label={t('activity.search')}
            value={search.search}
            onChange={(text) => onFilter({ search: text })}
          />
          <FilterSelect
            label={t('activity.filter.operation')}
            value={search.operation}
            options={operations.map((value) => ({ value, label: t(`activity.operation.${value}`) }))}
            onChange={(operation) => onFilter({ operation })}
          />
        </>
      )}
      <FilterSelect
        label={t('activity.filter.result')}
        value={search.result}
        options={results.map((value) => ({ value, label: t(`activity.result.${value}`) }))}
        onChange={(result) => onFilter({ result })}
      />
      <FilterSelect
        label={t('activity.filter.period')}
        value={search.period}
        options={periods.map((value) => ({ value, label: t(`activity.period.${value}`) }))}
        onChange={(period) => onFilter({ period, from: undefined, to: undefined })}
      />
      {directories.length > 1 && (
        <FilterSelect
          label={t('activity.filter.directory')}
          value={search.directoryId}
          options={directories.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(directoryId) => onFilter({ directoryId })}
        />
      )}
      <Button
        icon={lookUps ? Eye : EyeOff}
        aria-pressed={lookUps === 'shown'}
        onClick={() => onFilter({ lookUps: lookUps ? undefined : 'shown' })}
      >
        {t('activity.lookUps')}
      </Button>
      {from && to && (
        <Button
          icon={X}
          title={t('activity.clearPeriod')}
          onClick={() => onFilter({ from: undefined, to: undefined })}
        >
          {formatPeriod(from, to)}
        </Button>
      )}
      {(memberId || groupId) && (
        <AboutChip
          memberId={memberId}
          groupId={groupId}
          onClear={() => onFilter({ memberId: undefined, groupId: undefined })}
        />
      )}
    </FilterBar>
  );
}
