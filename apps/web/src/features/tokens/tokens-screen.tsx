import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CalendarClock, KeyRound, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ListCard } from '#components/list-card.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Note } from '#components/note.tsx';
import { Page } from '#components/page.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { CreateTokenFlow } from './create-token-flow.tsx';
import { isLive, rotationsOf } from './rotation.ts';
import { RotationCard } from './rotation-card.tsx';
import { TokenTable } from './token-table.tsx';

const route = getRouteApi('/signed-in/o/$organization/tokens');
const refreshMs = 20_000;
/** While somebody waits for the IdP to come with the next token. */
const refreshInRotationMs = 4_000;

export function TokensScreen(): ReactNode {
  const scope = useOrganization();
  const { directoryId, create } = route.useSearch();
  const navigate = route.useNavigate();
  const [showEnded, setShowEnded] = useState(false);
  const directories = useQuery(trpc.directory.list.queryOptions(scope)).data ?? [];
  const query = useQuery(
    trpc.token.list.queryOptions(
      { ...scope, directoryId },
      {
        refetchInterval: ({ state }) =>
          rotationsOf(state.data ?? []).length > 0 ? refreshInRotationMs : refreshMs,
      },
    ),
  );
  const all = query.data ?? [];
  const live = all.filter(isLive);
  const ended = all.filter((token) => !isLive(token));
  const rotations = rotationsOf(all);
  const items = showEnded || live.length === 0 ? [...live, ...ended] : live;
  // Nothing pushes to one that is retired.
  const pushing = directories.filter(({ retiredAt }) => !retiredAt);
  const preferred = pushing.find((directory) => directory.id === create) ?? pushing[0];

  function setCreate(id: string | undefined) {
    void navigate({ search: (before) => ({ ...before, create: id }), replace: true });
  }

  return (
    <Page
      title={t('tokens.title')}
      lead={t('tokens.lead')}
      action={
        preferred && (
          <>
            {live.length > 0 && (
              <a href={`/download/${scope.organization}/token-ends.ics`} className={buttonClass()}>
                <CalendarClock aria-hidden className="size-4" />
                {t('tokens.calendar')}
              </a>
            )}
            <Button variant="primary" icon={Plus} onClick={() => setCreate(preferred.id)}>
              {t('tokens.create')}
            </Button>
          </>
        )
      }
    >
      {live.length > 0 && (
        <ManagersOnly act="token.revoke" instead={<Note>{t('staff.managersRevoke')}</Note>} />
      )}
      {rotations.map((rotation) => (
        <RotationCard key={rotation.next.tokenId} rotation={rotation} />
      ))}
      <ListCard
        query={query}
        shown={items.length}
        skeletonRows={3}
        empty={<Empty connected={directories.length > 0} />}
      >
        <TokenTable tokens={items} />
        {!showEnded && live.length > 0 && ended.length > 0 && (
          <div className="border-line border-t px-4 py-2">
            <Button variant="ghost" size="sm" className="-ml-2" onClick={() => setShowEnded(true)}>
              {t('tokens.past', { count: ended.length })}
            </Button>
          </div>
        )}
      </ListCard>
      {preferred && (
        <CreateTokenFlow
          open={create !== undefined}
          onClose={() => setCreate(undefined)}
          directories={pushing}
          preferred={preferred}
          tokens={live}
        />
      )}
    </Page>
  );
}

function Empty({ connected }: { connected: boolean }) {
  const params = useOrganization();
  if (connected)
    return <EmptyState icon={KeyRound} title={t('tokens.empty')} detail={t('tokens.emptyDetail')} />;
  return (
    <EmptyState
      icon={KeyRound}
      title={t('tokens.empty')}
      detail={t('tokens.emptyNoDirectory')}
      action={
        <Link to="/o/$organization/setup" params={params} className={buttonClass({ variant: 'primary' })}>
          {t('tokens.emptyNoDirectoryAction')}
        </Link>
      }
    />
  );
}
