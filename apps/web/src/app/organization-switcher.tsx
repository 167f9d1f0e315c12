import { useNavigate } from '@tanstack/react-router';
import { Building2, ChevronsUpDown } from 'lucide-react';
import { Menu, MenuChoice } from '#components/menu.tsx';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';
import { OrganizationMark } from './organization-mark.tsx';

/** The name of the organization; with several to administer, the way to the others. */
export function OrganizationSwitcher({ name }: { name: string }) {
  const session = useSession();
  const navigate = useNavigate();
  const { organization } = useOrganization();
  const others =
    session.kind === 'account' ? session.organizations.filter((candidate) => candidate.administers) : [];

  if (others.length < 2) {
    return (
      <p className="flex h-9 items-center gap-2.5 px-2.5 font-semibold">
        <OrganizationMark name={name} />
        <span className="truncate">{name}</span>
      </p>
    );
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="flex h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-left font-semibold transition-colors hover:bg-sunken"
        >
          <OrganizationMark name={name} />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
          <span className="sr-only">{t('nav.switchOrganization')}</span>
        </button>
      }
    >
      <MenuChoice
        label={t('nav.organizations')}
        value={organization}
        options={others.map(({ slug, name: label }) => ({ value: slug, label, icon: Building2 }))}
        onChange={(slug) =>
          void navigate({ to: '/o/$organization/overview', params: { organization: slug } })
        }
      />
    </Menu>
  );
}
