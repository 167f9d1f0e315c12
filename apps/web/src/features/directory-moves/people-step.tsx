import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { UsersRound } from 'lucide-react';
import { useMemo } from 'react';
import { CountedChoice } from '#components/counted-choice.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { SearchInput } from '#components/filter-bar.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Step } from '#components/stepper.tsx';
import { type Move, type MoveCounts, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { ConfirmSureMatches } from './confirm-sure-matches.tsx';
import { MovePersonRow } from './move-person-row.tsx';
import { type MoveSearch, type MoveTab, moveTabs, statesOfTab } from './move-search.ts';

const route = getRouteApi('/signed-in/o/$organization/setup/$directoryId/move');
const pageSize = 15;
const searchFrom = 15;

/** Who of the old connection is in the new one, who would be, and who is not. */
export function PeopleStep({ move, counts }: { move: Move; counts: MoveCounts }) {
  const { tab: asked, search } = route.useSearch();
  const navigate = route.useNavigate();
  const names = { from: move.from.name, to: move.to.name };
  const countOf = (tab: MoveTab) => statesOfTab[tab].reduce((sum, state) => sum + counts[state], 0);
  // What needs somebody comes first.
  const tab = asked ?? moveTabs.find((candidate) => countOf(candidate) > 0) ?? 'matched';
  const isDone = counts.matched > 0 && countOf('confirm') === 0 && countOf('losing') === 0;
  const go = (change: MoveSearch) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <Step
      number={1}
      title={isDone ? t('move.peopleDone', names) : t('move.people', names)}
      state={isDone ? 'done' : 'current'}
    >
      <p className="max-w-[88ch] text-muted">{t('move.peopleDetail', names)}</p>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <CountedChoice
          label={t('move.tabs')}
          value={tab}
          options={moveTabs.map((value) => ({
            value,
            label: tabLabel(value, names),
            count: countOf(value),
          }))}
          onChoose={(next) => go({ tab: next, search: undefined })}
        />
        {counts.sure > 0 && <ConfirmSureMatches move={move} count={counts.sure} />}
      </div>
      {(countOf(tab) > searchFrom || search) && (
        <SearchInput label={t('move.search')} value={search} onChange={(next) => go({ search: next })} />
      )}
      {tab === 'new' && counts.newWithoutEmail > 0 && (
        <p className="text-muted">{t('move.newWithoutEmail', { count: counts.newWithoutEmail })}</p>
      )}
      <MovePeople key={tab} move={move} tab={tab} total={countOf(tab)} search={search} />
    </Step>
  );
}

type Names = { from: string; to: string };

function tabLabel(tab: MoveTab, { from, to }: Names): string {
  switch (tab) {
    case 'losing':
      return t('move.tab.losing', { from });
    case 'new':
      return t('move.tab.new', { to });
    default:
      return t(`move.tab.${tab}`);
  }
}

function MovePeople({
  move,
  tab,
  total,
  search,
}: {
  move: Move;
  tab: MoveTab;
  total: number;
  search: string | undefined;
}) {
  const scope = useOrganization();
  const query = useInfiniteQuery(
    trpc.move.people.infiniteQueryOptions(
      { ...scope, directoryId: move.from.id, states: statesOfTab[tab], search, limit: pageSize },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return (
    <ListCard
      query={query}
      shown={items.length}
      total={search || total <= pageSize ? undefined : total}
      skeletonRows={Math.min(total, 4)}
      empty={
        <NobodyHere tab={tab} names={{ from: move.from.name, to: move.to.name }} searched={Boolean(search)} />
      }
    >
      <ul className="divide-y divide-line">
        {items.map((person) => (
          <MovePersonRow key={person.memberId} person={person} move={move} />
        ))}
      </ul>
    </ListCard>
  );
}

function NobodyHere({ tab, names, searched }: { tab: MoveTab; names: Names; searched: boolean }) {
  if (searched) {
    return (
      <EmptyState icon={UsersRound} title={t('move.nothingFound')} detail={t('move.nothingFoundDetail')} />
    );
  }
  const { from, to } = names;
  const texts: Record<MoveTab, [string, string]> = {
    confirm: [t('move.empty.confirm'), t('move.empty.confirmDetail', { from, to })],
    losing: [t('move.empty.losing'), t('move.empty.losingDetail', { from })],
    matched: [t('move.empty.matched'), t('move.empty.matchedDetail', { to })],
    new: [t('move.empty.new', { to }), t('move.empty.newDetail')],
    other: [t('move.empty.other'), t('move.empty.otherDetail', { from })],
  };
  const [title, detail] = texts[tab];
  return <EmptyState icon={UsersRound} title={title} detail={detail} />;
}
