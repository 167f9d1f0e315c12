import { directoryRouter } from './directories.ts';
import { organizationRouter } from './organizations.ts';
import { router } from './procedures.ts';
import { sessionRouter } from './session.ts';
import { tokenRouter } from './tokens.ts';

/** Every procedure of the portal, by area. The web app imports the type alone. */
export const appRouter = router({
  directory: directoryRouter,
  organization: organizationRouter,
  session: sessionRouter,
  token: tokenRouter,
});

export type AppRouter = typeof appRouter;
