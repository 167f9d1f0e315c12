import { useQuery } from '@tanstack/react-query';
import { AtSign } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card, Page } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';
import { AddDomainForm } from './add-domain-form.tsx';
import { DomainCard } from './domain-card.tsx';

export function DomainsScreen(): ReactNode {
  const scope = useOrganization();
  const session = useSession();
  const query = useQuery(trpc.domain.list.queryOptions(scope));
  const back = session.kind !== 'setup' && (
    <BackLink to="/o/$organization/settings" params={scope}>
      {t('domains.back')}
    </BackLink>
  );
  return (
    <Page title={t('domains.title')} lead={t('domains.lead')} back={back}>
      {!query.data ? (
        <Card>
          {query.error ? (
            <LoadError error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <SkeletonRows rows={4} />
          )}
        </Card>
      ) : (
        <>
          <AddDomainForm />
          {query.data.length === 0 ? (
            <Card>
              <EmptyState icon={AtSign} title={t('domains.empty')} detail={t('domains.emptyDetail')} />
            </Card>
          ) : (
            <ul aria-label={t('domains.list')} className="flex flex-col gap-4">
              {query.data.map((domain) => (
                <li key={domain.domain}>
                  <DomainCard domain={domain} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Page>
  );
}
