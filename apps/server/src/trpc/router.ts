import { router } from './procedures.ts';
import { sessionRouter } from './session.ts';

/** Every procedure of the portal, by area. The web app imports the type alone. */
export const appRouter = router({
  session: sessionRouter,
});

export type AppRouter = typeof appRouter;
