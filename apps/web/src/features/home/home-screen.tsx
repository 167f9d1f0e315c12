import { Link } from '@tanstack/react-router';
import { Building2, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '#components/empty-state.tsx';
import { Card, Page } from '#components/page.tsx';
import { RoleBadge } from '#components/role-badge.tsx';
import { t } from '#lib/messages/translate.ts';
import { usePersonSession } from '#lib/session.ts';

/** For somebody who administers several organizations, or none. */
export function HomeScreen(): ReactNode {
  const session = usePersonSession();
  if (session.kind === 'staff') return null;
  const administered = session.organizations.filter((organization) => organization.administers);
  const { email } = session.account;

  if (administered.length === 0) {
    return (
      <Page title={t('home.none')}>
        <Card>
          <EmptyState
            icon={Building2}
            title={t('home.none')}
            detail={
              session.organizations.length === 0
                ? t('home.noneNothing', { email })
                : t('home.noneDetail', { email })
            }
          />
        </Card>
      </Page>
    );
  }
  return (
    <Page title={t('home.choose')} lead={t('home.chooseDetail')}>
      <Card>
        <ul className="divide-y divide-line">
          {administered.map(({ slug, name, role }) => (
            <li key={slug} className="relative flex h-14 items-center gap-3 px-4 hover:bg-sunken/60">
              <Building2 aria-hidden className="size-4 text-muted" />
              <Link
                to="/o/$organization/overview"
                params={{ organization: slug }}
                className="font-medium after:absolute after:inset-0"
              >
                {name}
              </Link>
              <span className="ml-auto">
                <RoleBadge role={role} />
              </span>
              <ChevronRight aria-hidden className="size-4 text-faint" />
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
