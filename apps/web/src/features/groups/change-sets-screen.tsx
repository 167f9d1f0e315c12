import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { History, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { Button } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Note } from '#components/note.tsx';
import { Page } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { announceError } from '#components/toast.tsx';
import { type ChangeSet, queryClient, trpc, type Undo } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { attributeAndValue } from '#lib/reason-text.ts';
import { ReviewDialog } from './review-dialog.tsx';
import { RoleStep } from './role-step.tsx';
import { stagedFromUndo } from './staged-roles.ts';

/** Everything that was saved of roles, each with its effect and the way back. */
export function ChangeSetsScreen(): ReactNode {
  const scope = useOrganization();
  const query = useInfiniteQuery(
    trpc.group.changeSets.infiniteQueryOptions(scope, { getNextPageParam: (page) => page.nextCursor }),
  );
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t('changes.title')}
      lead={t('changes.lead')}
      back={
        <BackLink to="/o/$organization/groups" params={scope}>
          {t('nav.groups')}
        </BackLink>
      }
    >
      <ListCard
        query={query}
        shown={items.length}
        skeletonRows={4}
        empty={<EmptyState icon={History} title={t('changes.empty')} detail={t('changes.emptyDetail')} />}
      >
        <ol aria-label={t('changes.title')} className="divide-y divide-line">
          {items.map((item) => (
            <ChangeSetEntry key={item.id} item={item} />
          ))}
        </ol>
      </ListCard>
    </Page>
  );
}

function ChangeSetEntry({ item }: { item: ChangeSet }) {
  const people = item.transitions.reduce((sum, transition) => sum + transition.people, 0);
  const author = { name: item.actor.name };
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-4">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-2">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">
            {item.isUndo ? t('changes.undidBy', author) : t('changes.savedBy', author)}
          </span>
          <RelativeTime at={item.at} className="text-muted text-sm" />
          {item.isUndone && <StatusBadge quiet tone="neutral" label={t('changes.undone')} />}
        </p>
        <Changes changes={item.changes} />
        <p className="text-muted">
          {people === 0 ? t('changes.nobody') : t('changes.people', { count: people })}
        </p>
      </div>
      {!item.isUndone && <UndoButton item={item} />}
    </li>
  );
}

const shownMax = 6;

function Changes({ changes: { groups, attributes, defaultRole } }: Pick<ChangeSet, 'changes'>) {
  const rows = [
    ...(defaultRole ? [{ key: 'default', name: t('groups.everyoneElseRow'), ...defaultRole }] : []),
    ...groups.map((group) => ({ key: group.groupId, ...group })),
    ...attributes.map((value) => ({
      ...value,
      key: JSON.stringify([value.directoryId, value.attribute, value.value]),
      name: t('reason.attribute', attributeAndValue(value)),
    })),
  ];
  return (
    <ul className="flex flex-col gap-1.5">
      {rows.slice(0, shownMax).map(({ key, name, before, role }) => (
        <li key={key} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 break-words">{name}</span>
          <RoleStep from={before} to={role} />
        </li>
      ))}
      {rows.length > shownMax && (
        <li className="text-muted">{t('changes.more', { count: rows.length - shownMax })}</li>
      )}
    </ul>
  );
}

/** Reviews the reverse change as any other, and says first what of it is not possible any more. */
function UndoButton({ item }: { item: ChangeSet }) {
  const scope = useOrganization();
  const [undo, setUndo] = useState<Undo | null>(null);
  const load = useMutation({
    mutationFn: () =>
      queryClient.fetchQuery({
        ...trpc.group.undo.queryOptions({ ...scope, changeSetId: item.id }),
        staleTime: 0,
      }),
    onSuccess: setUndo,
    onError: announceError,
  });
  return (
    <>
      <Button changes size="sm" icon={Undo2} busy={load.isPending} onClick={() => load.mutate()}>
        {t('changes.undo')}
      </Button>
      {undo && (
        <ReviewDialog
          open
          onOpenChange={(open) => !open && setUndo(null)}
          staged={stagedFromUndo(undo)}
          undoes={item.id}
          note={undo.impossible.length > 0 && <Impossible undo={undo} />}
          onSaved={() => setUndo(null)}
          onStale={async () => {
            await load.mutateAsync();
          }}
        />
      )}
    </>
  );
}

function Impossible({ undo: { impossible } }: { undo: Undo }) {
  return (
    <Note tone="warning" title={t('changes.impossible')}>
      <ul>
        {impossible.map(({ name, because }) => (
          <li key={name}>{t(`changes.because.${because}`, { name })}</li>
        ))}
      </ul>
    </Note>
  );
}
