import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight, PlugZap } from 'lucide-react';
import { BackLink } from '#components/back-link.tsx';
import { buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Message } from '#components/message.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { type Directory, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Before a move begins: which of the other connections takes the place of this one. */
export function ChooseReplacement({ directory, others }: { directory: Directory; others: Directory[] }) {
  const scope = useOrganization();
  const { organization } = scope;
  const start = useMutation(
    trpc.move.start.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const { id: directoryId, name } = directory;
  return (
    <Page
      title={t('move.chooseTitle', { name })}
      lead={t('move.chooseLead', { name })}
      back={
        <BackLink to="/o/$organization/setup/$directoryId" params={{ organization, directoryId }}>
          {name}
        </BackLink>
      }
    >
      {others.length === 0 ? (
        <Card>
          <EmptyState
            icon={PlugZap}
            title={t('move.none')}
            detail={t('move.noneDetail', { name })}
            action={
              <Link
                to="/o/$organization/setup"
                params={{ organization }}
                className={buttonClass({ variant: 'primary' })}
              >
                {t('move.noneAction')}
              </Link>
            }
          />
        </Card>
      ) : (
        <Section title={t('move.choose')} detail={t('move.chooseDetail')}>
          <ErrorNote error={start.error} />
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,320px),1fr))] gap-3">
            {others.map((other) => (
              <li key={other.id}>
                <button
                  type="button"
                  aria-disabled={start.isPending || undefined}
                  onClick={() => {
                    if (!start.isPending) start.mutate({ ...scope, directoryId, toDirectoryId: other.id });
                  }}
                  className="group flex w-full items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3.5 text-left transition-colors hover:border-control hover:bg-sunken/60"
                >
                  <ProviderMark provider={other.provider} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{other.name}</span>
                    <span className="block text-muted text-sm">
                      {t('move.candidatePeople', { count: other.users })} ·{' '}
                      {other.lastRequestAt ? (
                        <Message
                          of="move.lastCall"
                          values={{ when: <RelativeTime at={other.lastRequestAt} /> }}
                        />
                      ) : (
                        t('move.neverCalled')
                      )}
                    </span>
                  </span>
                  <ArrowRight
                    aria-hidden
                    className="size-4 shrink-0 text-faint transition-colors group-hover:text-ink"
                  />
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
