import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { usePersonSession } from '#lib/session.ts';
import { MailboxCard } from './mailbox-card.tsx';
import { OwnChoices } from './own-choices.tsx';
import { SupportMailSetting } from './support-mail-setting.tsx';

const refreshMs = 15_000;

/** Who is told what by mail. */
export function NoticesScreen(): ReactNode {
  const scope = useOrganization();
  const mayDecide = usePersonSession().kind === 'account';
  const query = useQuery(
    trpc.notice.settings.queryOptions(scope, {
      refetchInterval: ({ state }) => (state.data?.waiting ? refreshMs : false),
    }),
  );
  return (
    <Page
      title={t('notices.title')}
      lead={t('notices.lead')}
      back={
        <BackLink to="/o/$organization/settings" params={scope}>
          {t('domains.back')}
        </BackLink>
      }
    >
      {query.data ? (
        <>
          <Section title={t('notices.mailbox')} detail={t('notices.mailboxDetail')}>
            <MailboxCard settings={query.data} mayDecide={mayDecide} />
          </Section>
          <Card>
            <SupportMailSetting
              key={String(query.data.supportMail)}
              saved={query.data.supportMail}
              mayDecide={mayDecide}
            />
          </Card>
          <OwnChoices />
        </>
      ) : (
        <Card>
          {query.error ? (
            <LoadError error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <SkeletonRows rows={4} />
          )}
        </Card>
      )}
    </Page>
  );
}
