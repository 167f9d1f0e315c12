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
import { loadPortalMessages } from '#lib/messages/translate.ts';
import { loadSession } from '#lib/session.ts';
import { publicRoutes } from './public-routes.tsx';
import { root } from './root-route.ts';
import { placesOfPurpose } from './setup-places.ts';

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    const [session] = await Promise.all([loadSession(), loadPortalMessages()]);
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
  component: lazyRouteComponent(() => import('#features/account/account-screen.tsx'), 'AccountScreen'),
});

const support = createRoute({
  getParentRoute: () => plain,
  path: '/support',
  validateSearch: validateSupportSearch,
  component: lazyRouteComponent(() => import('#features/support/support-screen.tsx'), 'SupportScreen'),
});

const jobs = createRoute({
  getParentRoute: () => plain,
  path: '/support/jobs',
  component: lazyRouteComponent(() => import('#features/jobs/jobs-screen.tsx'), 'JobsScreen'),
});

const organization = createRoute({
  getParentRoute: () => signedIn,
  path: '/o/$organization',
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
  component: lazyRouteComponent(() => import('#features/overview/overview-screen.tsx'), 'OverviewScreen'),
});

const setup = createRoute({
  getParentRoute: () => organization,
  path: '/setup',
  loader: loadGuides,
  component: lazyRouteComponent(() => import('#features/setup/setup-screen.tsx'), 'SetupScreen'),
});

const guide = createRoute({
  getParentRoute: () => organization,
  path: '/setup/$directoryId',
  loader: loadGuides,
  component: lazyRouteComponent(() => import('#features/setup/guide-screen.tsx'), 'GuideScreen'),
});

const sandbox = createRoute({
  getParentRoute: () => organization,
  path: '/setup/test',
  component: lazyRouteComponent(() => import('#features/sandbox/sandbox-screen.tsx'), 'SandboxScreen'),
});

const preflight = createRoute({
  getParentRoute: () => organization,
  path: '/setup/preflight',
  validateSearch: validatePreflightSearch,
  component: lazyRouteComponent(() => import('#features/preflight/preflight-screen.tsx'), 'PreflightScreen'),
});

const health = createRoute({
  getParentRoute: () => organization,
  path: '/setup/$directoryId/health',
  validateSearch: validateHealthSearch,
  component: lazyRouteComponent(() => import('#features/health/health-screen.tsx'), 'HealthScreen'),
});

const move = createRoute({
  getParentRoute: () => organization,
  path: '/setup/$directoryId/move',
  validateSearch: validateMoveSearch,
  component: lazyRouteComponent(() => import('#features/directory-moves/move-screen.tsx'), 'MoveScreen'),
});

const groups = createRoute({
  getParentRoute: () => organization,
  path: '/groups',
  validateSearch: validateGroupsSearch,
  component: lazyRouteComponent(() => import('#features/groups/groups-screen.tsx'), 'GroupsScreen'),
});

const changeSets = createRoute({
  getParentRoute: () => organization,
  path: '/groups/changes',
  component: lazyRouteComponent(() => import('#features/groups/change-sets-screen.tsx'), 'ChangeSetsScreen'),
});

const people = createRoute({
  getParentRoute: () => organization,
  path: '/people',
  validateSearch: validatePeopleSearch,
  component: lazyRouteComponent(() => import('#features/people/people-screen.tsx'), 'PeopleScreen'),
});

const duplicates = createRoute({
  getParentRoute: () => organization,
  path: '/people/duplicates',
  component: lazyRouteComponent(() => import('#features/people/duplicates-screen.tsx'), 'DuplicatesScreen'),
});

const importPeople = createRoute({
  getParentRoute: () => organization,
  path: '/people/import',
  component: lazyRouteComponent(() => import('#features/imports/import-screen.tsx'), 'ImportScreen'),
});

const removals = createRoute({
  getParentRoute: () => organization,
  path: '/people/removals',
  component: lazyRouteComponent(() => import('#features/removals/removals-screen.tsx'), 'RemovalsScreen'),
});

const person = createRoute({
  getParentRoute: () => organization,
  path: '/people/$memberId',
  component: lazyRouteComponent(() => import('#features/people/person-screen.tsx'), 'PersonScreen'),
});

const activity = createRoute({
  getParentRoute: () => organization,
  path: '/activity',
  validateSearch: validateActivitySearch,
  component: lazyRouteComponent(() => import('#features/activity/activity-screen.tsx'), 'ActivityScreen'),
});

const tokens = createRoute({
  getParentRoute: () => organization,
  path: '/tokens',
  validateSearch: validateTokensSearch,
  component: lazyRouteComponent(() => import('#features/tokens/tokens-screen.tsx'), 'TokensScreen'),
});

const audit = createRoute({
  getParentRoute: () => organization,
  path: '/audit',
  validateSearch: validateAuditSearch,
  component: lazyRouteComponent(() => import('#features/audit/audit-screen.tsx'), 'AuditScreen'),
});

const accessReview = createRoute({
  getParentRoute: () => organization,
  path: '/access-review',
  component: lazyRouteComponent(
    () => import('#features/access-review/access-review-screen.tsx'),
    'AccessReviewScreen',
  ),
});

const settings = createRoute({
  getParentRoute: () => organization,
  path: '/settings',
  component: lazyRouteComponent(() => import('#features/settings/settings-screen.tsx'), 'SettingsScreen'),
});

const domains = createRoute({
  getParentRoute: () => organization,
  path: '/settings/domains',
  component: lazyRouteComponent(() => import('#features/domains/domains-screen.tsx'), 'DomainsScreen'),
});

const sso = createRoute({
  getParentRoute: () => organization,
  path: '/settings/sso',
  loader: loadGuides,
  component: lazyRouteComponent(() => import('#features/sso/sso-screen.tsx'), 'SsoScreen'),
});

const setupLinks = createRoute({
  getParentRoute: () => organization,
  path: '/settings/setup-links',
  component: lazyRouteComponent(
    () => import('#features/setup-links/setup-links-screen.tsx'),
    'SetupLinksScreen',
  ),
});

const supportAccess = createRoute({
  getParentRoute: () => organization,
  path: '/settings/support-access',
  component: lazyRouteComponent(
    () => import('#features/support-access/support-access-screen.tsx'),
    'SupportAccessScreen',
  ),
});

const notices = createRoute({
  getParentRoute: () => organization,
  path: '/settings/notices',
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
