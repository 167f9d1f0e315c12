import type { Catalogue } from '../translate.ts';
import { account } from './account.ts';
import { activity } from './activity.ts';
import { advice } from './advice.ts';
import { audit } from './audit.ts';
import { breakGlass } from './break-glass.ts';
import { connectionHealth } from './connection-health.ts';
import { docs } from './docs.ts';
import { domains } from './domains.ts';
import { frame } from './frame.ts';
import { groups } from './groups.ts';
import { guides } from './guides.ts';
import { imports } from './imports.ts';
import { invitations } from './invitations.ts';
import { jobs } from './jobs.ts';
import { moves } from './moves.ts';
import { newToken } from './new-token.ts';
import { notices } from './notices.ts';
import { overview } from './overview.ts';
import { people } from './people.ts';
import { preflight } from './preflight.ts';
import { privacy } from './privacy.ts';
import { removals } from './removals.ts';
import { replaced } from './replaced.ts';
import { review } from './review.ts';
import { roleReasons } from './roles.ts';
import { sandbox } from './sandbox.ts';
import { secondFactors } from './second-factors.ts';
import { settings } from './settings.ts';
import { setupLinks } from './setup-links.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { sso } from './sso.ts';
import { support } from './support.ts';
import { supportAccess } from './support-access.ts';
import { tokens } from './tokens.ts';

/** Every text of the portal in Swedish. A key that English has and this has not fails the build. */
export const sv: Catalogue = {
  ...shell,
  ...signIn,
  ...frame,
  ...notices,
  ...overview,
  ...moves,
  ...replaced,
  ...guides,
  ...connectionHealth,
  ...docs,
  ...groups,
  ...people,
  ...privacy,
  ...imports,
  ...removals,
  ...roleReasons,
  ...activity,
  ...advice,
  ...tokens,
  ...newToken,
  ...audit,
  ...review,
  ...settings,
  ...domains,
  ...setupLinks,
  ...account,
  ...sso,
  ...support,
  ...supportAccess,
  ...breakGlass,
  ...notices,
  ...jobs,
  ...invitations,
  ...preflight,
  ...sandbox,
  ...secondFactors,
};
