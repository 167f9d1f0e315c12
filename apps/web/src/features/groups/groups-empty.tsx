import { Link } from '@tanstack/react-router';
import { SearchX, UsersRound } from 'lucide-react';
import { buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import type { Directory } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Says what will fill the list of groups: it differs with the provider. */
export function GroupsEmpty({ filtered, directories }: { filtered: boolean; directories: Directory[] }) {
  const { organization } = useOrganization();
  if (filtered) {
    return (
      <EmptyState icon={SearchX} title={t('groups.nothingFound')} detail={t('groups.nothingFoundDetail')} />
    );
  }
  const [directory] = directories;
  if (!directory) {
    return (
      <EmptyState
        icon={UsersRound}
        title={t('groups.empty')}
        detail={t('groups.empty.none')}
        action={
          <Link
            to="/o/$organization/setup"
            params={{ organization }}
            className={buttonClass({ variant: 'primary' })}
          >
            {t('groups.empty.noneAction')}
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={UsersRound}
      title={t('groups.empty')}
      detail={t(howGroupsCome(directories))}
      action={
        <Link
          to="/o/$organization/setup/$directoryId"
          params={{ organization, directoryId: directory.id }}
          className={buttonClass()}
        >
          {t('groups.empty.action')}
        </Link>
      }
    />
  );
}

function howGroupsCome(directories: Directory[]) {
  const providers = new Set(directories.map((directory) => directory.provider));
  if (providers.size > 1) return 'groups.empty.other';
  if (providers.has('entra')) return 'groups.empty.entra';
  return providers.has('okta') ? 'groups.empty.okta' : 'groups.empty.other';
}
