import { type SsoProvider, ssoProviderLabel, ssoProviderNames } from '@rollcall/access';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { Button } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { type SsoSettings, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';
import { ConnectionCard } from './connection-card.tsx';
import { SetUpSso } from './set-up-sso.tsx';
import { SignInRules } from './sign-in-rules.tsx';

export function SsoScreen(): ReactNode {
  const scope = useOrganization();
  const session = useSession();
  const query = useQuery(trpc.sso.settings.queryOptions(scope));
  const back = session.kind !== 'setup' && (
    <BackLink to="/o/$organization/settings" params={scope}>
      {t('sso.back')}
    </BackLink>
  );
  return (
    <Page title={t('sso.title')} lead={t('sso.lead')} back={back}>
      {query.data ? (
        <Content settings={query.data} />
      ) : (
        <Card>
          {query.error ? (
            <LoadError error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <SkeletonRows rows={6} />
          )}
        </Card>
      )}
    </Page>
  );
}

function Content({ settings }: { settings: SsoSettings }) {
  const { on, draft } = settings;
  const bySetupLink = useSession().kind === 'setup';
  const [chosen, setChosen] = useState<SsoProvider | null>(null);
  const [replacing, setReplacing] = useState(false);
  const provider = chosen ?? draft?.provider ?? null;
  const settingUp = !on || draft !== null || replacing;
  return (
    <>
      {on && <ConnectionCard connection={on} people={settings.people} />}
      {on && !bySetupLink && (
        <SignInRules key={`${on.ssoOnly}/${on.justInTime}`} connection={on} admins={settings.people.admins} />
      )}
      {settingUp ? (
        <Section
          title={t(on ? 'sso.replace' : 'sso.setUp')}
          {...(on && { detail: t('sso.replaceDetail') })}
          action={
            on &&
            draft === null && (
              <Button
                size="sm"
                onClick={() => {
                  setReplacing(false);
                  setChosen(null);
                }}
              >
                {t('action.cancel')}
              </Button>
            )
          }
        >
          <ProviderTiles chosen={provider} onChoose={setChosen} />
          {provider && <SetUpSso key={provider} provider={provider} settings={settings} />}
        </Section>
      ) : (
        <div>
          <Button
            onClick={() => {
              setReplacing(true);
              setChosen(on?.provider ?? null);
            }}
          >
            {t('sso.change')}
          </Button>
          <p className="mt-1.5 text-muted text-sm">{t('sso.changeDetail')}</p>
        </div>
      )}
    </>
  );
}

function ProviderTiles({
  chosen,
  onChoose,
}: {
  chosen: SsoProvider | null;
  onChoose: (provider: SsoProvider) => void;
}) {
  return (
    <ul
      aria-label={t('sso.providers')}
      className="grid grid-cols-[repeat(auto-fill,minmax(200px,1fr))] gap-3"
    >
      {ssoProviderNames.map((provider) => (
        <li key={provider}>
          <button
            type="button"
            aria-pressed={provider === chosen}
            onClick={() => onChoose(provider)}
            className="flex h-full w-full items-center gap-3 rounded-lg border border-line bg-surface px-3 py-2.5 text-left transition-colors hover:border-control hover:bg-sunken/60 aria-pressed:border-accent aria-pressed:bg-accent-soft"
          >
            <ProviderMark provider={provider} />
            <span className="min-w-0 font-medium">{ssoProviderLabel(provider)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
