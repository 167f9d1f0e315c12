import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadGuides } from '#features/guides/library.ts';
import { loadMessages } from '#lib/messages/translate.ts';
import { text } from '#lib/search-params.ts';
import { root } from './root-route.ts';

/** `next` is where the reader wanted to go; only a path of ours, so that no link can lead elsewhere. */
function nextSearch(search: Record<string, unknown>): { next?: string } {
  const next = text(search.next);
  return next && /^\/[^/\\]/.test(next) ? { next } : {};
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import('#features/sign-in/sign-in-screen.tsx'), 'SignInScreen'),
});

const signInLink = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/link',
  component: lazyRouteComponent(
    () => import('#features/sign-in/sign-in-link-screen.tsx'),
    'SignInLinkScreen',
  ),
});

const secondStep = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/second-step',
  validateSearch: nextSearch,
  beforeLoad: () => loadMessages(['second-factors']),
  component: lazyRouteComponent(
    () => import('#features/second-factors/second-step-screen.tsx'),
    'SecondStepScreen',
  ),
});

const ssoRefused = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/refused',
  beforeLoad: () => loadMessages(['sso']),
  component: lazyRouteComponent(() => import('#features/sign-in/sso-refused-screen.tsx'), 'SsoRefusedScreen'),
});

const organizationSignIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$slug',
  component: lazyRouteComponent(
    () => import('#features/sign-in/organization-sign-in-screen.tsx'),
    'OrganizationSignInScreen',
  ),
});

/** Public: a guide can be read and sent around by who has no account. */
const docs = createRoute({
  getParentRoute: () => root,
  path: '/docs',
  component: lazyRouteComponent(() => import('#features/guides/docs-layout.tsx'), 'DocsLayout'),
});

const docsIndex = createRoute({
  getParentRoute: () => docs,
  path: '/',
  loader: loadGuides,
  component: lazyRouteComponent(() => import('#features/guides/docs-index-screen.tsx'), 'DocsIndexScreen'),
});

const docsGuide = createRoute({
  getParentRoute: () => docs,
  path: '/$area/$guide',
  loader: loadGuides,
  component: lazyRouteComponent(() => import('#features/guides/docs-guide-screen.tsx'), 'DocsGuideScreen'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  beforeLoad: () => loadMessages(['invitations']),
  component: lazyRouteComponent(
    () => import('#features/invitations/invitation-screen.tsx'),
    'InvitationScreen',
  ),
});

const setupLink = createRoute({
  getParentRoute: () => root,
  path: '/setup-link',
  beforeLoad: () => loadMessages(['setup-links']),
  validateSearch: (search): { ended?: true } => (search.ended === true ? { ended: true } : {}),
  component: lazyRouteComponent(
    () => import('#features/setup-links/open-setup-link-screen.tsx'),
    'OpenSetupLinkScreen',
  ),
});

const confirmMailbox = createRoute({
  getParentRoute: () => root,
  path: '/it-mailbox',
  beforeLoad: () => loadMessages(['notices']),
  component: lazyRouteComponent(
    () => import('#features/notices/confirm-mailbox-screen.tsx'),
    'ConfirmMailboxScreen',
  ),
});

const cancelBreakGlass = createRoute({
  getParentRoute: () => root,
  path: '/break-glass',
  beforeLoad: () => loadMessages(['break-glass']),
  component: lazyRouteComponent(
    () => import('#features/break-glass/cancel-break-glass-screen.tsx'),
    'CancelBreakGlassScreen',
  ),
});

/** What nobody has to be signed in for. */
export const publicRoutes = [
  signIn,
  signInLink,
  secondStep,
  invitation,
  confirmMailbox,
  cancelBreakGlass,
  ssoRefused,
  organizationSignIn,
  setupLink,
  docs.addChildren([docsIndex, docsGuide]),
] as const;
