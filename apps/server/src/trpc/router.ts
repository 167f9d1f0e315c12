import { accessReviewRouter } from './access-review.ts';
import { activityRouter } from './activity.ts';
import { auditRouter } from './audit.ts';
import { breakGlassRouter } from './break-glass.ts';
import { directoryRouter } from './directories.ts';
import { domainRouter } from './domains.ts';
import { factorRouter } from './factors.ts';
import { groupRouter } from './groups.ts';
import { guideRouter } from './guides.ts';
import { importRouter } from './imports.ts';
import { invitationRouter } from './invitations.ts';
import { jobRouter } from './jobs.ts';
import { moveRouter } from './moves.ts';
import { noticeRouter } from './notices.ts';
import { organizationRouter } from './organizations.ts';
import { personRouter } from './people.ts';
import { preflightRouter } from './preflight.ts';
import { router } from './procedures.ts';
import { removalRouter } from './removals.ts';
import { sandboxRouter } from './sandbox.ts';
import { sessionRouter } from './session.ts';

import { setupLinkRouter } from './setup-links.ts';

import { ssoRouter } from './sso.ts';

import { supportRouter } from './support.ts';
import { supportAccessRouter } from './support-access.ts';
import { tokenRouter } from './tokens.ts';

/** Every procedure of the portal, by area. The web app imports the type alone. */
export const appRouter = router({
  accessReview: accessReviewRouter,
  activity: activityRouter,
  audit: auditRouter,
  breakGlass: breakGlassRouter,
  directory: directoryRouter,
  domain: domainRouter,
  group: groupRouter,
  guide: guideRouter,
  factor: factorRouter,
  invitation: invitationRouter,
  import: importRouter,
  job: jobRouter,
  move: moveRouter,
  notice: noticeRouter,
  organization: organizationRouter,
  person: personRouter,
  preflight: preflightRouter,
  removal: removalRouter,
  sandbox: sandboxRouter,
  session: sessionRouter,
  setupLink: setupLinkRouter,
  sso: ssoRouter,
  support: supportRouter,
  supportAccess: supportAccessRouter,
  token: tokenRouter,
});

export type AppRouter = typeof appRouter;
