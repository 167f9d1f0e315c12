import { Link } from '@tanstack/react-router';
import {
  Activity,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  Plug,
  ScrollText,
  Settings,
  Users,
  UsersRound,
} from 'lucide-react';
import { healthOf } from '#components/directory-state.tsx';
import { ToneIcon } from '#components/status-badge.tsx';
import type { Overview } from '#lib/api.ts';
import { type PlainMessageKey, t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { AccountMenu } from './account-menu.tsx';
import { OrganizationSwitcher } from './organization-switcher.tsx';

const places = [
  { to: '/o/$organization/overview', label: 'nav.overview', icon: LayoutDashboard },
  { to: '/o/$organization/setup', label: 'nav.setup', icon: Plug },
  { to: '/o/$organization/groups', label: 'nav.groups', icon: UsersRound },
  { to: '/o/$organization/people', label: 'nav.people', icon: Users },
  { to: '/o/$organization/activity', label: 'nav.activity', icon: Activity },
  { to: '/o/$organization/tokens', label: 'nav.tokens', icon: KeyRound },
  { to: '/o/$organization/audit', label: 'nav.audit', icon: ScrollText },
  { to: '/o/$organization/settings', label: 'nav.settings', icon: Settings },
] as const satisfies readonly { to: string; label: PlainMessageKey; icon: LucideIcon }[];

/** Where one is, how the organization is, where one can go, and who one is. */
export function Navigation({
  organizationName,
  overview,
}: {
  organizationName: string;
  overview: Overview | undefined;
}) {
  const scope = useOrganization();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="px-3 pt-3 pb-2">
        <OrganizationSwitcher name={organizationName} />
        <Health overview={overview} />
      </div>
      <nav aria-label={t('nav.main')} className="flex-1 overflow-y-auto px-3 py-2">
        <ul className="flex flex-col gap-0.5">
          {places.map(({ to, label, icon: Icon }) => (
            <li key={to}>
              <Link
                to={to}
                params={scope}
                className="flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium text-muted transition-colors hover:bg-sunken hover:text-ink data-[status=active]:bg-accent-soft data-[status=active]:text-accent-text pointer-coarse:h-10"
              >
                <Icon aria-hidden className="size-4" />
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="border-line border-t p-3">
        <AccountMenu />
      </div>
    </div>
  );
}

function Health({ overview }: { overview: Overview | undefined }) {
  const health = overview ? healthOf(overview.directories.map((directory) => directory.state)) : null;
  return (
    <p className="mt-1 flex items-center gap-1.5 px-2.5 text-muted text-sm">
      {health && <ToneIcon tone={health.tone} className="size-3.5" />}
      {t(health?.label ?? 'health.checking')}
    </p>
  );
}
