import { type Provider, providerLabel, providerNames } from '@rollcall/access';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { LoadError } from '#components/error-note.tsx';
import { Message } from '#components/message.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { minutesOf } from '#features/guides/guide-document.ts';
import { scimGuideOf } from '#features/guides/library.ts';
import { type Directory, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { NewConnectionDialog } from './new-connection-dialog.tsx';
import { TryFirstLinks } from './try-first-links.tsx';

export function SetupScreen(): ReactNode {
  const scope = useOrganization();
  const query = useQuery(trpc.directory.list.queryOptions(scope));
  const [chosen, setChosen] = useState<Provider | null>(null);
  const directories = query.data ?? [];
  return (
    <Page title={t('setup.title')} lead={t('setup.lead')} action={<TryFirstLinks />}>
      {query.isPending && (
        <Card>
          <SkeletonRows rows={2} />
        </Card>
      )}
      {query.error && !query.data && (
        <Card>
          <LoadError error={query.error} onRetry={() => void query.refetch()} />
        </Card>
      )}
      {directories.length > 0 && (
        <Section title={t('setup.connections')}>
          <Connections directories={directories} />
        </Section>
      )}
      {query.data && (
        <Section title={t(directories.length > 0 ? 'setup.chooseAnother' : 'setup.choose')}>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(230px,1fr))] gap-3">
            {providerNames.map((provider) => (
              <li key={provider}>
                <button
                  type="button"
                  onClick={() => setChosen(provider)}
                  className="flex w-full items-center gap-3 rounded-lg border border-line bg-surface px-3.5 py-3 text-left transition-colors hover:border-control hover:bg-sunken/60"
                >
                  <ProviderMark provider={provider} />
                  <span className="min-w-0">
                    <span className="block truncate font-medium">
                      {provider === 'auth0' ? t('setup.tileAuth0') : providerLabel(provider)}
                    </span>
                    <span className="block text-muted text-sm">
                      {t('setup.tileGuide', { count: minutesOf(scimGuideOf(provider)) })}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {chosen && <NewConnectionDialog provider={chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}

function RetiredLine({ directory: { replacedBy }, retiredAt }: { directory: Directory; retiredAt: string }) {
  const when = <RelativeTime at={retiredAt} />;
  return replacedBy ? (
    <Message of="move.replacedBy" values={{ to: replacedBy.name, when }} />
  ) : (
    <Message of="move.retiredWhen" values={{ when }} />
  );
}

function Connections({ directories }: { directories: Directory[] }) {
  const { organization } = useOrganization();
  return (
    <Card>
      <ul className="divide-y divide-line">
        {directories.map((directory) => (
          <li
            key={directory.id}
            className="relative flex items-center gap-3 px-4 py-3 transition-colors hover:bg-sunken/60"
          >
            <ProviderMark provider={directory.provider} />
            <div className="min-w-0 flex-1">
              <Link
                to="/o/$organization/setup/$directoryId"
                params={{ organization, directoryId: directory.id }}
                className="font-medium after:absolute after:inset-0 hover:text-accent-text"
              >
                {directory.name}
              </Link>
              <p className="text-muted text-sm">
                {directory.retiredAt ? (
                  <RetiredLine directory={directory} retiredAt={directory.retiredAt} />
                ) : directory.replacedBy ? (
                  t('move.movingBadge', { to: directory.replacedBy.name })
                ) : directory.lastRequestAt ? (
                  <Message
                    of="guide.fact.connection"
                    values={{ when: <RelativeTime at={directory.lastRequestAt} /> }}
                  />
                ) : (
                  t('directoryState.never_connected')
                )}
              </p>
            </div>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
