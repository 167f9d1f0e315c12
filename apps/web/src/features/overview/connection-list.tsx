import { Link } from '@tanstack/react-router';
import { DirectoryStateBadge } from '#components/directory-state.tsx';
import { HealthLine } from '#components/health-line.tsx';
import { Card } from '#components/page.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import type { Overview } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

type Connection = Overview['directories'][number];

/** Every connection with its health in words. */
export function ConnectionList({ directories }: { directories: Connection[] }) {
  const { organization } = useOrganization();
  return (
    <Card>
      <ul className="divide-y divide-line">
        {directories.map((directory) => (
          <li
            key={directory.id}
            className="relative flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 transition-colors hover:bg-sunken/60"
          >
            <ProviderMark provider={directory.provider} />
            <div className="min-w-0 flex-1 basis-56">
              <Link
                to={
                  directory.state === 'never_connected'
                    ? '/o/$organization/setup/$directoryId'
                    : '/o/$organization/setup/$directoryId/health'
                }
                params={{ organization, directoryId: directory.id }}
                className="font-medium after:absolute after:inset-0 hover:text-accent-text"
              >
                {directory.name}
              </Link>
              <p className="text-muted">
                <HealthLine health={directory} />
              </p>
              {directory.failuresLastDay > 0 && (
                <p className="text-danger">
                  {t('overview.connectionFailures', { count: directory.failuresLastDay })}
                </p>
              )}
            </div>
            <p className="flex gap-3 text-muted text-sm tabular-nums">
              <span>{t('overview.connectionUsers', { count: directory.users })}</span>
              <span>{t('overview.connectionGroups', { count: directory.groups })}</span>
            </p>
            <DirectoryStateBadge state={directory.state} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
