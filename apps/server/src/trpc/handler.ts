import { createExpressMiddleware } from '@trpc/server/adapters/express';
import type { Handler } from 'express';
import { createSessions } from '#auth/sessions.ts';
import { createSignInLimits } from '#auth/sign-in-limits.ts';
import { createContextFactory, type PortalDeps } from './context.ts';
import { answerTo } from './error-format.ts';
import { appRouter } from './router.ts';

/** A staged save of every group's role has to fit. */
const bodyBytesMax = 2 * 1024 * 1024;

/** The portal's API, to be mounted at `/trpc`. It reads the body by itself. */
export function createTrpcHandler(deps: PortalDeps): Handler {
  const { db, publicUrl, logger } = deps;
  const sessions = createSessions({ db, publicUrl });
  const limits = createSignInLimits(db);
  return createExpressMiddleware({
    router: appRouter,
    createContext: createContextFactory({ ...deps, sessions, limits }),
    maxBodySize: bodyBytesMax,
    allowBatching: false,
    // What is staged can be longer than an address may be, so its preview is asked for by POST.
    allowMethodOverride: true,
    responseMeta: ({ errors }) => {
      const headers = new Headers({ 'cache-control': 'no-store' });
      const retryAfterSeconds = errors.map((error) => answerTo(error).retryAfterSeconds).find(Boolean);
      if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
      return { headers };
    },
    onError: ({ error, path, ctx }) => {
      const { appCode } = answerTo(error);
      const about = { err: error.cause ?? error, path, requestId: ctx?.requestId };
      if (appCode === 'internal') logger.error(about, 'A procedure failed');
      else if (appCode === 'unavailable') logger.warn(about, 'A procedure could not be served');
    },
  });
}
