import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { ExportMenu } from '#components/export-menu.tsx';
import { Page } from '#components/page.tsx';
import { type Directory, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { ActivityFilters } from './activity-filters.tsx';
import { type ActivitySearch, activityExport, activityFilter, isFiltered } from './activity-search.ts';
import { AuthenticationFailures } from './authentication-failures.tsx';
import { CycleList } from './cycle-list.tsx';
import { RecordSheet } from './record-sheet.tsx';
import { RequestList } from './request-list.tsx';
import { ViewSwitch } from './view-switch.tsx';

const route = getRouteApi('/signed-in/o/$organization/activity');

const untilHeardMs = 5_000;

export function ActivityScreen(): ReactNode {
  const scope = useOrganization();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const directories = useQuery(
    trpc.directory.list.queryOptions(scope, {
      refetchInterval: ({ state }) => (heardOf(state.data) ? false : untilHeardMs),
    }),
  ).data;
  const key = JSON.stringify({ ...search, record: undefined, at: undefined });
  // Fixed when it is chosen: a start that moves with the clock would be a new list at every render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the search without what is open beside the list
  const filtering = useMemo(() => activityFilter(search, Date.now()), [key]);
  const heard = heardOf(directories);
  const list = { filtering, filtered: isFiltered(search), heard };

  function filter(change: Partial<ActivitySearch>) {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  }

  return (
    <Page
      title={t('activity.title')}
      lead={t('activity.lead')}
      action={
        heard && (
          <ExportMenu
            address={(format) => activityExport(scope.organization, format, filtering)}
            note={t('activity.exportMax')}
          />
        )
      }
    >
      <AuthenticationFailures directoryId={search.directoryId} />
      {(heard || list.filtered) && (
        <>
          <ViewSwitch view={search.view} />
          <ActivityFilters
            search={search}
            directories={directories ?? []}
            onFilter={filter}
            onClear={() => void navigate({ search: ({ view }) => ({ view }), replace: true })}
          />
        </>
      )}
      {search.view === 'cycles' ? <CycleList {...list} /> : <RequestList {...list} onFilter={filter} />}
      <RecordSheet
        record={search.record && search.at ? { id: search.record, at: search.at } : null}
        onClose={() => filter({ record: undefined, at: undefined })}
      />
    </Page>
  );
}

/** Whether an identity provider ever called; taken for granted until it is known. */
function heardOf(directories: readonly Directory[] | undefined): boolean {
  return directories?.some(({ lastRequestAt }) => lastRequestAt !== null) ?? true;
}
