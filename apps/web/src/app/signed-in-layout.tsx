import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { Toaster } from '#components/toaster.tsx';
import type { Session } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { SessionContext, useSessionState } from '#lib/session.ts';
import { StaffBar } from './staff-bar.tsx';

/** Around every screen that needs a session. When the session ends it leads to the sign-in and back. */
export function SignedInLayout(): ReactNode {
  const session = useSessionState();
  useFocusOnNavigation();
  useSignInWhenEnded(session);
  if (!session) return null;
  return (
    <SessionContext value={session}>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 font-medium text-accent-ink focus:translate-y-0"
      >
        {t('nav.skip')}
      </a>
      {session.kind === 'staff' && session.access && <StaffBar access={session.access} />}
      <Outlet />
      <Toaster />
    </SessionContext>
  );
}

/** Leads to the sign-in once, with the way back to where the reader was. */
function useSignInWhenEnded(session: Session | null | undefined) {
  const router = useRouter();
  const last = useRef<Session['kind'] | null>(null);
  useEffect(() => {
    const { href, pathname } = router.latestLocation;
    if (session) last.current = session.kind;
    if (session !== null || pathname.startsWith('/sign-in') || pathname === '/setup-link') return;
    // Who came by a setup link has nothing to sign in with.
    if (last.current === 'setup')
      void router.navigate({ to: '/setup-link', search: { ended: true }, replace: true });
    else void router.navigate({ to: '/sign-in', search: { next: href }, replace: true });
  }, [session, router]);
}

/** A new screen starts at its beginning for readers who move by keyboard or listen. */
function useFocusOnNavigation() {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}
