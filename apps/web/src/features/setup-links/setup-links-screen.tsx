import { useQuery } from '@tanstack/react-query';
import { Link2, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { Button } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Page } from '#components/page.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { NewSetupLinkFlow } from './new-setup-link-flow.tsx';
import { SetupLinkTable } from './setup-link-table.tsx';

const refreshMs = 20_000;

export function SetupLinksScreen(): ReactNode {
  const scope = useOrganization();
  const [creating, setCreating] = useState(false);
  const query = useQuery(trpc.setupLink.list.queryOptions(scope, { refetchInterval: refreshMs }));
  const links = query.data ?? [];
  return (
    <Page
      title={t('setupLinks.title')}
      lead={t('setupLinks.lead')}
      back={
        <BackLink to="/o/$organization/settings" params={scope}>
          {t('domains.back')}
        </BackLink>
      }
      action={
        <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
          {t('setupLinks.create')}
        </Button>
      }
    >
      <ListCard
        query={query}
        shown={links.length}
        skeletonRows={3}
        empty={<EmptyState icon={Link2} title={t('setupLinks.empty')} detail={t('setupLinks.emptyDetail')} />}
      >
        <SetupLinkTable links={links} />
      </ListCard>
      {creating && <NewSetupLinkFlow onClose={() => setCreating(false)} />}
    </Page>
  );
}
