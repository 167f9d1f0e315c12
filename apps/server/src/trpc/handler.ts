import { createExpressMiddleware } from '@trpc/server/adapters/express';
import type { Handler } from 'express';
import { createSessions } from '#auth/sessions.ts';
import { createSignInLimits } from '#auth/sign-in-limits.ts';
import { clientOf, createContextFactory, type PortalDeps } from './context.ts';
import { answerTo } from './error-format.ts';
import { appRouter } from './router.ts';

/** A staged save of every group's role has to fit. */
const bodyBytesMax = 2 * 1024 * 1024;
/** A file of 10 MB has to fit, with its line ends and quotation marks escaped. */
const fileBytesMax = 16 * 1024 * 1024;
const takeFiles: ReadonlySet<string> = new Set([
  '/import.preview',
  '/import.run',
  '/preflight.report',
  '/preflight.everybody',
]);

/**
 * The portal's API, to be mounted at `/trpc`. It reads the body by itself; a large one only from somebody with a session
 * and for what takes a file.
 */
export function createTrpcHandler(deps: PortalDeps): Handler {
  const { db, logger } = deps;
  const sessions = createSessions(deps);
  const limits = createSignInLimits(db);
  const answering = (maxBodySize: number) =>
    createExpressMiddleware({
      router: appRouter,
      createContext: createContextFactory({ ...deps, sessions, limits }),
      maxBodySize,
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
  const usual = answering(bodyBytesMax);
  const withFile = answering(fileBytesMax);
  return async (req, res, next) => {
    const isTrusted =
      takeFiles.has(req.path) && (await sessions.find(req.get('cookie') ?? '', clientOf(req))) !== null;
    await (isTrusted ? withFile : usual)(req, res, next);
  };
}
