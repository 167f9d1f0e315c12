import { Link } from '@tanstack/react-router';
import { AtSign, ChevronRight, KeyRound, LifeBuoy, Link2, type LucideIcon, Mail } from 'lucide-react';
import { Card } from '#components/page.tsx';
import { type PlainMessageKey, t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

const places = [
  {
    to: '/o/$organization/settings/sso',
    icon: KeyRound,
    title: 'settings.sso',
    detail: 'settings.ssoDetail',
  },
  {
    to: '/o/$organization/settings/domains',
    icon: AtSign,
    title: 'settings.domains',
    detail: 'settings.domainsDetail',
  },
  {
    to: '/o/$organization/settings/setup-links',
    icon: Link2,
    title: 'settings.setupLinks',
    detail: 'settings.setupLinksDetail',
  },
  {
    to: '/o/$organization/settings/support-access',
    icon: LifeBuoy,
    title: 'settings.supportAccess',
    detail: 'settings.supportAccessDetail',
  },
  {
    to: '/o/$organization/settings/notices',
    icon: Mail,
    title: 'settings.notices',
    detail: 'settings.noticesDetail',
  },
] as const satisfies readonly {
  to: string;
  icon: LucideIcon;
  title: PlainMessageKey;
  detail: PlainMessageKey;
}[];

/** The settings that have a screen of their own. */
export function AccessSettings() {
  const scope = useOrganization();
  return (
    <Card>
      <ul className="divide-y divide-line">
        {places.map(({ to, icon: Icon, title, detail }) => (
          <li
            key={to}
            className="relative flex items-center gap-3 px-4 py-3 transition-colors hover:bg-sunken/60"
          >
            <Icon aria-hidden className="size-4 shrink-0 text-muted" />
            <div className="min-w-0 flex-1">
              <Link
                to={to}
                params={scope}
                className="font-medium after:absolute after:inset-0 hover:text-accent-text"
              >
                {t(title)}
              </Link>
              <p className="text-muted text-sm">{t(detail)}</p>
            </div>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
