import { useInfiniteQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { Button } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ListCard } from '#components/list-card.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Note } from '#components/note.tsx';
import { Page, Section } from '#components/page.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { type Decision, DecisionDialog } from './decision-dialog.tsx';
import { WithheldTable } from './withheld-table.tsx';

const refreshMs = 20_000;

/** Who waits for a decision, and who was kept by one. */
export function RemovalsScreen(): ReactNode {
  const scope = useOrganization();
  const [deciding, setDeciding] = useState<Decision | null>(null);
  return (
    <Page
      title={t('removals.title')}
      lead={t('removals.lead')}
      back={
        <BackLink to="/o/$organization/people" params={scope}>
          {t('person.back')}
        </BackLink>
      }
    >
      <ManagersOnly act="removal.allow" instead={<Note>{t('staff.managersLetGo')}</Note>} />
      <Pending onDecide={setDeciding} />
      <Kept onDecide={setDeciding} />
      {deciding && <DecisionDialog decision={deciding} onClose={() => setDeciding(null)} />}
    </Page>
  );
}

function useWithheld(state: 'pending' | 'kept') {
  const scope = useOrganization();
  const query = useInfiniteQuery(
    trpc.removal.list.infiniteQueryOptions(
      { ...scope, state },
      {
        getNextPageParam: (page) => page.nextCursor,
        refetchInterval: ({ state: { data } }) => ((data?.pages.length ?? 1) > 1 ? false : refreshMs),
      },
    ),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const [first] = query.data?.pages ?? [];
  return { query, items, total: first?.total ?? 0, seenAt: first?.seenAt };
}

function Pending({ onDecide }: { onDecide: (decision: Decision) => void }) {
  const { query, items, total, seenAt } = useWithheld('pending');
  const all = seenAt === undefined ? null : { selection: { seenAt }, count: total };
  return (
    <Section
      title={t('removals.pending')}
      detail={t('removals.pendingDetail')}
      action={
        all &&
        total > 0 && (
          <div className="flex flex-wrap gap-2">
            <ManagersOnly act="removal.allow" instead={null}>
              <Button changes onClick={() => onDecide({ kind: 'allow', ...all })}>
                {t('removals.allow')}
              </Button>
            </ManagersOnly>
            <Button variant="primary" onClick={() => onDecide({ kind: 'reject', ...all })}>
              {t('removals.reject')}
            </Button>
          </div>
        )
      }
    >
      <ListCard
        query={query}
        shown={items.length}
        total={total}
        skeletonRows={4}
        empty={
          <EmptyState icon={ShieldCheck} title={t('removals.empty')} detail={t('removals.emptyDetail')} />
        }
      >
        <WithheldTable state="pending" items={items} onDecide={onDecide} />
      </ListCard>
    </Section>
  );
}

function Kept({ onDecide }: { onDecide: (decision: Decision) => void }) {
  const { query, items, total } = useWithheld('kept');
  if (items.length === 0) return null;
  return (
    <Section title={t('removals.kept')} detail={t('removals.keptDetail')}>
      <ListCard query={query} shown={items.length} total={total} empty={null}>
        <WithheldTable state="kept" items={items} onDecide={onDecide} />
      </ListCard>
    </Section>
  );
}
