import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { UsersRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Page } from '#components/page.tsx';
import { RoleBadge } from '#components/role-badge.tsx';
import { announce, announceError } from '#components/toast.tsx';
import { type Duplicate, queryClient, trpc } from '#lib/api.ts';
import { formatList } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { sourceText } from '#lib/person-source.ts';
import { PersonStatus } from './people-table.tsx';

type Candidate = Duplicate['members'][number];

export function DuplicatesScreen(): ReactNode {
  const scope = useOrganization();
  const query = useQuery(trpc.person.duplicates.queryOptions(scope));
  const pairs = query.data ?? [];
  return (
    <Page
      title={t('duplicates.title')}
      lead={t('duplicates.lead')}
      back={
        <BackLink to="/o/$organization/people" params={scope}>
          {t('person.back')}
        </BackLink>
      }
    >
      <ListCard
        query={query}
        shown={pairs.length}
        skeletonRows={4}
        empty={
          <EmptyState icon={UsersRound} title={t('duplicates.empty')} detail={t('duplicates.emptyDetail')} />
        }
      >
        <ul className="divide-y divide-line">
          {pairs.map((pair) => (
            <Pair key={pair.members.map((member) => member.id).join('/')} pair={pair} />
          ))}
        </ul>
      </ListCard>
    </Page>
  );
}

function Pair({ pair }: { pair: Duplicate }) {
  const scope = useOrganization();
  const [keep, setKeep] = useState<Candidate | null>(null);
  const [first, second] = pair.members;
  const merge = useMutation(
    trpc.person.merge.mutationOptions({
      onSuccess: async () => {
        setKeep(null);
        announce(t('duplicates.merged'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  const dismiss = useMutation(
    trpc.person.dismissDuplicate.mutationOptions({
      onSuccess: async () => {
        announce(t('duplicates.dismissed'));
        await queryClient.invalidateQueries();
      },
      onError: announceError,
    }),
  );
  if (!first || !second) return null;
  const other = keep?.id === first.id ? second : first;
  return (
    <li
      className="flex flex-col gap-3 px-4 py-4"
      aria-label={t('duplicates.pair', { first: first.displayName, second: second.displayName })}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {[first, second].map((member) => (
          <CandidateCard key={member.id} member={member} onKeep={() => setKeep(member)} />
        ))}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted">{t(`duplicates.because.${pair.because}`)}</p>
        <Button
          changes
          size="sm"
          busy={dismiss.isPending}
          onClick={() => dismiss.mutate({ ...scope, memberIds: [first.id, second.id] })}
        >
          {t('duplicates.keepBoth')}
        </Button>
      </div>
      <ConfirmDialog
        open={keep !== null}
        onOpenChange={(open) => {
          merge.reset();
          if (!open) setKeep(null);
        }}
        title={t('duplicates.mergeTitle', { name: keep?.displayName ?? '' })}
        description={t('duplicates.mergeDetail')}
        action={t('duplicates.mergeAction')}
        danger={false}
        busy={merge.isPending}
        error={merge.error}
        onConfirm={() => keep && merge.mutate({ ...scope, keepId: keep.id, mergeId: other.id })}
      />
    </li>
  );
}

function CandidateCard({ member, onKeep }: { member: Candidate; onKeep: () => void }) {
  const { organization } = useOrganization();
  return (
    <div className="flex min-w-0 flex-col gap-2 rounded-lg border border-line px-3.5 py-3">
      <div className="min-w-0">
        <Link
          to="/o/$organization/people/$memberId"
          params={{ organization, memberId: member.id }}
          className="font-medium hover:text-accent-text"
        >
          {member.displayName}
        </Link>
        <p className="truncate text-muted">{member.email ?? t('people.noEmail')}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <RoleBadge role={member.role} />
        <PersonStatus person={member} />
        <span className="text-muted text-sm">{formatList(member.sources.map(sourceText))}</span>
      </div>
      <Button size="sm" className="self-start" onClick={onKeep}>
        {t('duplicates.keep', { name: member.displayName })}
      </Button>
    </div>
  );
}
