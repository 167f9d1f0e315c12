import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { validateActivitySearch } from '#features/activity/activity-search.ts';
import { validateAuditSearch } from '#features/audit/audit-search.ts';
import { validateMoveSearch } from '#features/directory-moves/move-search.ts';
import { validateGroupsSearch } from '#features/groups/groups-search.ts';
import { loadGuides } from '#features/guides/library.ts';
import { validateHealthSearch } from '#features/health/health-search.ts';
import { validatePeopleSearch } from '#features/people/people-search.ts';
import { validatePreflightSearch } from '#features/preflight/preflight-search.ts';
import { validateSupportSearch } from '#features/support/support-search.ts';
import { validateTokensSearch } from '#features/tokens/tokens-search.ts';
import { loadSession } from '#lib/session.ts';
import { publicRoutes } from './public-routes.tsx';
import { root } from './root-route.ts';
import { loadRouteMessages } from './route-messages.ts';
import { placesOfPurpose } from './setup-places.ts';

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location, matches }) => {
    const [session] = await Promise.all([loadSession(), loadRouteMessages({ matches })]);
    if (!session) throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
  component: lazyRouteComponent(() => import('./signed-in-layout.tsx'), 'SignedInLayout'),
});

const plain = createRoute({
  getParentRoute: () => signedIn,
  id: 'plain',
  beforeLoad: async () => {
    const session = await loadSession();
    if (session?.kind === 'setup')
      throw redirect({
        to: placesOfPurpose[session.purpose][0].to,
        params: { organization: session.organization.slug },
      });
  },
  component: lazyRouteComponent(() => import('./top-bar-layout.tsx'), 'TopBarLayout'),
});

const home = createRoute({
  getParentRoute: () => plain,
  path: '/',
  staticData: { messages: ['roles'] },
  beforeLoad: async () => {
    const session = await loadSession();
    if (session?.kind === 'staff') throw redirect({ to: '/support' });
    if (session?.kind !== 'account') return;
    const [only, ...others] = session.organizations.filter(({ administers }) => administers);
    if (only && others.length === 0) {
      throw redirect({ to: '/o/$organization/overview', params: { organization: only.slug } });
    }
  },
  component: lazyRouteComponent(() => import('#features/home/home-screen.tsx'), 'HomeScreen'),
});

const account = createRoute({
  getParentRoute: () => plain,
  path: '/account',
  staticData: { messages: ['account', 'second-factors'] },
  component: lazyRouteComponent(() => import('#features/account/account-screen.tsx'), 'AccountScreen'),
});

const support = createRoute({
  getParentRoute: () => plain,
  path: '/support',
  staticData: { messages: ['break-glass', 'jobs', 'support'] },
  validateSearch: validateSupportSearch,
  component: lazyRouteComponent(() => import('#features/support/support-screen.tsx'), 'SupportScreen'),
});

const jobs = createRoute({
  getParentRoute: () => plain,
  path: '/support/jobs',
  staticData: { messages: ['jobs'] },
  component: lazyRouteComponent(() => import('#features/jobs/jobs-screen.tsx'), 'JobsScreen'),
});

const organization = createRoute({
  getParentRoute: () => signedIn,
  path: '/o/$organization',
  staticData: { messages: ['frame'] },
  component: lazyRouteComponent(() => import('./organization-layout.tsx'), 'OrganizationLayout'),
});

const organizationIndex = createRoute({
  getParentRoute: () => organization,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/o/$organization/overview', params });
  },
});

const overview = createRoute({
  getParentRoute: () => organization,
  path: '/overview',
  staticData: { messages: ['overview', 'replaced'] },
  component: lazyRouteComponent(() => import('#features/overview/overview-screen.tsx'), 'OverviewScreen'),
});

const setup = createRoute({
  getParentRoute: () => organization,
  path: '/setup',
  staticData: { messages: ['guides', 'preflight', 'replaced', 'sandbox'] },
  loader: loadGuides,
  component: lazyRouteComponent(() => import('#features/setup/setup-screen.tsx'), 'SetupScreen'),
});

const guide = createRoute({
  getParentRoute: () => organization,
  path: '/setup/$directoryId',
  staticData: {
    messages: ['advice', 'connection-health', 'guides', 'new-token', 'preflight', 'replaced', 'sandbox'],
  },
  loader: loadGuides,
  component: lazyRouteComponent(() => import('#features/setup/guide-screen.tsx'), 'GuideScreen'),
});

const sandbox = createRoute({
  getParentRoute: () => organization,
  path: '/setup/test',
  staticData: { messages: ['activity', 'advice', 'guides', 'sandbox'] },
  component: lazyRouteComponent(() => import('#features/sandbox/sandbox-screen.tsx'), 'SandboxScreen'),
});

const preflight = createRoute({
  getParentRoute: () => organization,
  path: '/setup/preflight',
  staticData: { messages: ['guides', 'imports', 'people', 'preflight'] },
  validateSearch: validatePreflightSearch,
  component: lazyRouteComponent(() => import('#features/preflight/preflight-screen.tsx'), 'PreflightScreen'),
});

const health = createRoute({
  getParentRoute: () => organization,
  path: '/setup/$directoryId/health',
  staticData: { messages: ['connection-health', 'overview'] },
  validateSearch: validateHealthSearch,
  component: lazyRouteComponent(() => import('#features/health/health-screen.tsx'), 'HealthScreen'),
});

const move = createRoute({
  getParentRoute: () => organization,
  path: '/setup/$directoryId/move',
  staticData: { messages: ['groups', 'moves', 'replaced', 'roles'] },
  validateSearch: validateMoveSearch,
  component: lazyRouteComponent(() => import('#features/directory-moves/move-screen.tsx'), 'MoveScreen'),
});

const groups = createRoute({
  getParentRoute: () => organization,
  path: '/groups',
  staticData: { messages: ['groups', 'roles'] },
  validateSearch: validateGroupsSearch,
  component: lazyRouteComponent(() => import('#features/groups/groups-screen.tsx'), 'GroupsScreen'),
});

const changeSets = createRoute({
  getParentRoute: () => organization,
  path: '/groups/changes',
  staticData: { messages: ['groups', 'roles'] },
  component: lazyRouteComponent(() => import('#features/groups/change-sets-screen.tsx'), 'ChangeSetsScreen'),
});

const people = createRoute({
  getParentRoute: () => organization,
  path: '/people',
  staticData: { messages: ['imports', 'invitations', 'people', 'roles'] },
  validateSearch: validatePeopleSearch,
  component: lazyRouteComponent(() => import('#features/people/people-screen.tsx'), 'PeopleScreen'),
});

const duplicates = createRoute({
  getParentRoute: () => organization,
  path: '/people/duplicates',
  staticData: { messages: ['people', 'roles'] },
  component: lazyRouteComponent(() => import('#features/people/duplicates-screen.tsx'), 'DuplicatesScreen'),
});

const importPeople = createRoute({
  getParentRoute: () => organization,
  path: '/people/import',
  staticData: { messages: ['imports'] },
  component: lazyRouteComponent(() => import('#features/imports/import-screen.tsx'), 'ImportScreen'),
});

const removals = createRoute({
  getParentRoute: () => organization,
  path: '/people/removals',
  staticData: { messages: ['people', 'removals'] },
  component: lazyRouteComponent(() => import('#features/removals/removals-screen.tsx'), 'RemovalsScreen'),
});

const person = createRoute({
  getParentRoute: () => organization,
  path: '/people/$memberId',
  staticData: { messages: ['people', 'privacy', 'removals', 'replaced', 'roles'] },
  component: lazyRouteComponent(() => import('#features/people/person-screen.tsx'), 'PersonScreen'),
});

const activity = createRoute({
  getParentRoute: () => organization,
  path: '/activity',
  staticData: { messages: ['activity', 'advice'] },
  validateSearch: validateActivitySearch,
  component: lazyRouteComponent(() => import('#features/activity/activity-screen.tsx'), 'ActivityScreen'),
});

const tokens = createRoute({
  getParentRoute: () => organization,
  path: '/tokens',
  staticData: { messages: ['new-token', 'tokens'] },
  validateSearch: validateTokensSearch,
  component: lazyRouteComponent(() => import('#features/tokens/tokens-screen.tsx'), 'TokensScreen'),
});

const audit = createRoute({
  getParentRoute: () => organization,
  path: '/audit',
  staticData: { messages: ['activity', 'audit'] },
  validateSearch: validateAuditSearch,
  component: lazyRouteComponent(() => import('#features/audit/audit-screen.tsx'), 'AuditScreen'),
});

const accessReview = createRoute({
  getParentRoute: () => organization,
  path: '/access-review',
  staticData: { messages: ['people', 'review', 'roles'] },
  component: lazyRouteComponent(
    () => import('#features/access-review/access-review-screen.tsx'),
    'AccessReviewScreen',
  ),
});

const settings = createRoute({
  getParentRoute: () => organization,
  path: '/settings',
  staticData: { messages: ['groups', 'new-token', 'replaced', 'roles', 'settings', 'support'] },
  component: lazyRouteComponent(() => import('#features/settings/settings-screen.tsx'), 'SettingsScreen'),
});

const domains = createRoute({
  getParentRoute: () => organization,
  path: '/settings/domains',
  staticData: { messages: ['domains'] },
  component: lazyRouteComponent(() => import('#features/domains/domains-screen.tsx'), 'DomainsScreen'),
});

const sso = createRoute({
  getParentRoute: () => organization,
  path: '/settings/sso',
  staticData: { messages: ['sso'] },
  loader: loadGuides,
  component: lazyRouteComponent(() => import('#features/sso/sso-screen.tsx'), 'SsoScreen'),
});

const setupLinks = createRoute({
  getParentRoute: () => organization,
  path: '/settings/setup-links',
  staticData: { messages: ['domains', 'setup-links'] },
  component: lazyRouteComponent(
    () => import('#features/setup-links/setup-links-screen.tsx'),
    'SetupLinksScreen',
  ),
});

const supportAccess = createRoute({
  getParentRoute: () => organization,
  path: '/settings/support-access',
  staticData: { messages: ['domains', 'support-access'] },
  component: lazyRouteComponent(
    () => import('#features/support-access/support-access-screen.tsx'),
    'SupportAccessScreen',
  ),
});

const notices = createRoute({
  getParentRoute: () => organization,
  path: '/settings/notices',
  staticData: { messages: ['domains', 'notices'] },
  component: lazyRouteComponent(() => import('#features/notices/notices-screen.tsx'), 'NoticesScreen'),
});

/** Every address of the portal. Screens load when they are first opened. */
export const routeTree = root.addChildren([
  ...publicRoutes,
  signedIn.addChildren([
    plain.addChildren([home, account, support, jobs]),
    organization.addChildren([
      organizationIndex,
      overview,
      setup,
      sandbox,
      preflight,
      guide,
      health,
      move,
      groups,
      changeSets,
      people,
      duplicates,
      importPeople,
      removals,
      person,
      activity,
      tokens,
      audit,
      accessReview,
      settings,
      domains,
      sso,
      setupLinks,
      supportAccess,
      notices,
    ]),
  ]),
]);
