import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LifeBuoy } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { type SupportAccess, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { usePersonSession } from '#lib/session.ts';
import { AccessTable } from './access-table.tsx';
import { AllowedSetting } from './allowed-setting.tsx';
import { RequestList } from './request-list.tsx';

const refreshMs = 15_000;

/** Whether support may come in, who asks to, who is in and who was. */
export function SupportAccessScreen(): ReactNode {
  const scope = useOrganization();
  const query = useQuery(trpc.supportAccess.get.queryOptions(scope, { refetchInterval: refreshMs }));
  return (
    <Page
      title={t('supportAccess.title')}
      lead={t('supportAccess.lead')}
      back={
        <BackLink to="/o/$organization/settings" params={scope}>
          {t('domains.back')}
        </BackLink>
      }
    >
      {query.data && <Decisions overview={query.data} />}
      <Section
        title={t('supportAccess.accesses')}
        action={
          <Link
            to="/o/$organization/audit"
            params={scope}
            search={{ who: 'staff' }}
            className={buttonClass({ size: 'sm' })}
          >
            {t('supportAccess.seeAudit')}
          </Link>
        }
      >
        <ListCard
          query={query}
          shown={query.data?.accesses.length ?? 0}
          skeletonRows={3}
          empty={
            <EmptyState
              icon={LifeBuoy}
              title={t('supportAccess.empty')}
              detail={t('supportAccess.emptyDetail')}
            />
          }
        >
          {query.data && <AccessTable overview={query.data} />}
        </ListCard>
      </Section>
    </Page>
  );
}

function Decisions({ overview: { allowed, requests } }: { overview: SupportAccess }) {
  const mayDecide = usePersonSession().kind === 'account';
  return (
    <>
      {requests.length > 0 && (
        <Section title={t('supportAccess.requests')} detail={t('supportAccess.requestsDetail')}>
          <RequestList requests={requests} mayDecide={mayDecide} />
        </Section>
      )}
      <Card>
        <AllowedSetting key={String(allowed)} saved={allowed} mayDecide={mayDecide} />
      </Card>
    </>
  );
}
