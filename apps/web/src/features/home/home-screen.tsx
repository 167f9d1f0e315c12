import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Building2, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Facts } from '#components/facts.tsx';
import { Note } from '#components/note.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { RoleBadge } from '#components/role-badge.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { ssoStartUrl } from '#features/sign-in/sso-start-url.ts';
import { type PersonSession, trpc } from '#lib/api.ts';
import { formatList } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { reasonText } from '#lib/reason-text.ts';
import { usePersonSession } from '#lib/session.ts';

/** For somebody who administers several organizations, or none. */
export function HomeScreen(): ReactNode {
  const session = usePersonSession();
  if (session.kind === 'staff') return null;
  const { organizations, account } = session;
  const administered = organizations.filter((organization) => organization.administers);
  const others = organizations.filter((organization) => !organization.administers);

  if (organizations.length === 0) {
    return (
      <Page title={t('home.none')}>
        <Card>
          <EmptyState
            icon={Building2}
            title={t('home.none')}
            detail={t('home.noneNothing', { email: account.email })}
          />
        </Card>
      </Page>
    );
  }
  if (administered.length === 0) {
    return (
      <Page title={account.displayName} lead={t('home.member')}>
        <Memberships organizations={others} />
      </Page>
    );
  }
  return (
    <Page title={t('home.choose')} lead={t('home.chooseDetail')}>
      <Card>
        <ul className="divide-y divide-line">
          {administered.map(({ slug, name, role, needsSso }) => (
            <li key={slug} className="relative flex h-14 items-center gap-3 px-4 hover:bg-sunken/60">
              <Building2 aria-hidden className="size-4 text-muted" />
              {needsSso ? (
                <a href={ssoStartUrl(slug)} className="font-medium after:absolute after:inset-0">
                  {name}
                </a>
              ) : (
                <Link
                  to="/o/$organization/overview"
                  params={{ organization: slug }}
                  className="font-medium after:absolute after:inset-0"
                >
                  {name}
                </Link>
              )}
              <span className="ml-auto flex items-center gap-3">
                {needsSso && <span className="text-muted text-sm">{t('home.needsSso')}</span>}
                <RoleBadge role={role} />
              </span>
              <ChevronRight aria-hidden className="size-4 text-faint" />
            </li>
          ))}
        </ul>
      </Card>
      <Memberships organizations={others} />
    </Page>
  );
}

type Organization = Extract<PersonSession, { kind: 'account' }>['organizations'][number];

function Memberships({ organizations }: { organizations: readonly Organization[] }) {
  return organizations.map(({ slug, name, needsSso }) => (
    <Section key={slug} title={name}>
      {needsSso ? (
        <Card className="flex flex-wrap items-center justify-between gap-3 px-4 py-4">
          <p className="text-muted">{t('home.needsSsoDetail', { organization: name })}</p>
          <a href={ssoStartUrl(slug)} className={buttonClass()}>
            {t('signInTo.continue')}
          </a>
        </Card>
      ) : (
        <Membership slug={slug} />
      )}
    </Section>
  ));
}

/** Who the reader is there, and why. */
function Membership({ slug }: { slug: string }) {
  const query = useQuery(trpc.session.membership.queryOptions({ slug }));
  if (!query.data) {
    return (
      <Card>
        {query.error ? (
          <LoadError error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )}
      </Card>
    );
  }
  const { displayName, email, role, reason, missing, ask } = query.data;
  return (
    <Card className="flex flex-col gap-4 px-4 py-4">
      {missing.length > 0 && (
        <Note tone="warning" title={t('home.incomplete')}>
          {t('home.incompleteDetail', {
            attributes: formatList(missing.map((name) => t(`attribute.${name}`))),
          })}
        </Note>
      )}
      <Facts
        facts={[
          { label: t('home.name'), value: displayName },
          { label: t('home.email'), value: email },
          { label: t('home.role'), value: <RoleBadge role={role} /> },
          { label: t('home.why'), value: reasonText(reason) },
        ]}
      />
      <div className="border-line border-t pt-3">
        <p className="text-muted">{t('home.ask')}</p>
        <ul className="mt-1 flex flex-col gap-1">
          {ask.map((admin) => (
            <li key={`${admin.name} ${admin.email}`} className="min-w-0">
              {admin.name !== admin.email && `${admin.name} `}
              {admin.email && (
                <a
                  href={`mailto:${admin.email}`}
                  className="break-all text-accent-text underline underline-offset-2"
                >
                  {admin.email}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
