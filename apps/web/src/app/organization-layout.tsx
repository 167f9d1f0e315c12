import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { IconButton } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Sheet } from '#components/sheet.tsx';
import { type PersonSession, trpc } from '#lib/api.ts';
import { brand } from '#lib/brand.ts';
import { cx } from '#lib/class-names.ts';
import { codeOf } from '#lib/errors.ts';
import { later, usePart } from '#lib/later.ts';
import { LeavingContext } from '#lib/leaving.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';
import { NeedsSso, NotFoundPage, NotOpen } from './dead-ends.tsx';
import { LeavingBar } from './leaving-bar.tsx';
import { Navigation } from './navigation.tsx';

const refreshMs = 30_000;
const setupFrame = later(() => import('./setup-link-layout.tsx'));

/** The frame of an organization's screens, for its admins or for whoever opened a setup link. */
export function OrganizationLayout(): ReactNode {
  const session = useSession();
  const frame = usePart(setupFrame, session.kind === 'setup');
  if (session.kind !== 'setup') return <AdminLayout session={session} />;
  return frame ? <frame.SetupLinkLayout session={session} /> : null;
}

/** Navigation on the left, below 900 px behind a button. */
function AdminLayout({ session }: { session: PersonSession }) {
  const scope = useOrganization();
  const overview = useQuery(trpc.organization.overview.queryOptions(scope, { refetchInterval: refreshMs }));
  const [menuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  const staffBar = session.kind === 'staff' && session.access !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when another screen is shown
  useEffect(() => setMenuOpen(false), [pathname]);

  // Access can end while somebody is here: then what was loaded before is not shown any more.
  const refusal = overview.error ? codeOf(overview.error) : null;
  const here =
    session.kind === 'account'
      ? session.organizations.find(({ slug }) => slug === scope.organization)
      : undefined;
  if (here?.needsSso) return <NeedsSso slug={here.slug} name={here.name} next={pathname} />;
  if (refusal === 'not_found') {
    return session.kind === 'staff' ? <NotOpen slug={scope.organization} /> : <NotFoundPage />;
  }
  if (refusal === 'forbidden' || (refusal && !overview.data)) {
    return (
      <main id="main" tabIndex={-1}>
        <LoadError error={overview.error} onRetry={() => void overview.refetch()} />
      </main>
    );
  }

  const name = overview.data?.organization.name ?? nameFromSession(session, scope.organization);
  const leaving = overview.data?.leaving ?? null;
  const navigation = <Navigation organizationName={name} overview={overview.data} />;
  return (
    <div className="md:grid md:grid-cols-[232px_minmax(0,1fr)] print:block">
      <aside
        aria-label={t('nav.sidebar')}
        className={cx(
          'sticky hidden flex-col self-start border-line border-r md:flex print:hidden',
          staffBar ? 'top-10 h-[calc(100dvh-40px)]' : 'top-0 h-dvh',
        )}
      >
        {navigation}
      </aside>
      <header
        className={cx(
          'sticky z-20 flex h-12 items-center gap-2 border-line border-b bg-canvas px-2 md:hidden print:hidden',
          staffBar ? 'top-10' : 'top-0',
        )}
      >
        <IconButton label={t('nav.openMenu')} icon={MenuIcon} onClick={() => setMenuOpen(true)} />
        <img src={brand.logoUrl} alt="" className="size-5" />
        <span className="truncate font-medium">{name}</span>
      </header>
      <Sheet open={menuOpen} onOpenChange={setMenuOpen} side="left" title={t('nav.menu')} titleHidden>
        {navigation}
      </Sheet>
      <main id="main" tabIndex={-1} className="min-w-0">
        {leaving && <LeavingBar leaving={leaving} />}
        <LeavingContext value={leaving}>
          <Outlet />
        </LeavingContext>
      </main>
    </div>
  );
}

function nameFromSession(session: PersonSession, slug: string): string {
  const known =
    session.kind === 'account'
      ? session.organizations.find((organization) => organization.slug === slug)
      : session.access?.organization;
  return known?.name ?? slug;
}
