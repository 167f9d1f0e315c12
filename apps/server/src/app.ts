import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '@rollcall/db';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import proxyAddress from 'proxy-addr';
import sirv from 'sirv';
import { createIdpFetch } from '#auth/sso/idp-fetch.ts';
import { createOpenId } from '#auth/sso/open-id.ts';
import { createSsoRouter } from '#auth/sso/router.ts';
import type { BodyLog } from '#domain/directory/body-log.ts';
import type { RequestLog } from '#domain/directory/request-log.ts';
import type { TxtResolver } from '#domain/domains/txt-resolver.ts';
import type { Authenticator } from '#domain/scim-tokens/authenticator.ts';
import { tokenEndpointPath } from '#domain/scim-tokens/endpoints.ts';
import type { SecretBox } from '#domain/secrets/secret-box.ts';
import { createDownloads } from '#downloads/router.ts';
import type { RateLimits } from '#scim/rate-limit.ts';
import { createMissedEndpoint, createScimEndpoint } from '#scim/router.ts';
import { createTokenEndpoint } from '#scim/token-endpoint.ts';
import { createTrpcHandler } from '#trpc/handler.ts';

export type AppDependencies = {
  readonly db: Database;
  readonly authenticator: Authenticator;
  readonly requestLog: RequestLog;
  readonly bodyLog: BodyLog;
  readonly logger: Logger;
  readonly secrets: SecretBox;
  readonly staffSecondFactor: boolean;
  readonly rateLimits: RateLimits;
  readonly resolveTxt: TxtResolver;
  readonly publicUrl: string;
  readonly trustProxy: boolean | number | string;
  /** Lets single sign-on ask IdPs on this machine and network, over http too. For development. */
  readonly ssoAllowPrivateAddresses: boolean;
};

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Every route of the process, in order. */
export function createApp(dependencies: AppDependencies): RequestListener {
  const { db, publicUrl, trustProxy, logger, ssoAllowPrivateAddresses } = dependencies;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', trustProxy);
  const addressOf = (req: IncomingMessage) => proxyAddress(req, app.get('trust proxy fn'));

  const scim = createScimEndpoint({ ...dependencies, addressOf });

  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.get('/readyz', async (_req, res) => {
    const ready = await db.query({ name: 'ready', text: 'SELECT 1' }, []).then(
      () => true,
      () => false,
    );
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'the database cannot be reached' });
  });

  app.use(tokenEndpointPath, createTokenEndpoint(dependencies));

  const fetchIdp = createIdpFetch({ allowPrivateAddresses: ssoAllowPrivateAddresses });
  const openId = createOpenId(fetchIdp);
  app.use('/auth/sso', createSsoRouter({ ...dependencies, openId }));
  app.use('/trpc', createTrpcHandler({ ...dependencies, fetchIdp, openId }));
  app.use('/download', createDownloads(dependencies));
  app.use(createMissedEndpoint({ ...dependencies, addressOf }));

  app.use(helmet({ contentSecurityPolicy: { directives: contentSecurityPolicy(publicUrl) } }));
  app.use(compression());
  // The names of the assets change with their content; the rest is asked for again.
  app.use('/assets', serveAssets());
  app.use(express.static(webFolder, { index: false }));
  app.get('/{*path}', (_req, res) => {
    res.set('Cache-Control', 'no-cache').sendFile('index.html', { root: webFolder });
  });
  app.use((req: Request, res: Response) => refuse(req, res, { status: 404, sentence: sentences.notFound }));
  app.use(refuseWhatFailed(logger));
  return (req, res) => void (scim(req, res) || app(req, res));
}

const yearSeconds = 365 * 24 * 60 * 60;

/** The scripts and styles of the portal, as the build compressed them. In development there may be no build. */
function serveAssets(): RequestHandler {
  const folder = join(webFolder, 'assets');
  const notFound = (req: Request, res: Response) =>
    refuse(req, res, { status: 404, sentence: sentences.notFound });
  if (!existsSync(folder)) return notFound;
  const serve = sirv(folder, { brotli: true, gzip: true, etag: true, maxAge: yearSeconds, immutable: true });
  return (req, res) => serve(req, res, () => notFound(req, res));
}

const sentences = {
  notFound: 'There is nothing at this address.',
  malformed: 'The request cannot be read.',
  defect: 'Something went wrong on our side. Tell support the request id',
};

/** What no route has answered for itself: a file that is not there, a malformed address, a defect of ours. */
function refuseWhatFailed(logger: Logger): ErrorRequestHandler {
  return (error, req, res, next) => {
    // The status that Express and its middleware give to what the client did wrong.
    const status = Number(error?.status);
    const isRefusal = status >= 400 && status < 500;
    const requestId = randomUUID();
    if (!isRefusal) logger.error({ err: error, requestId }, 'A request failed');
    // Too late for another answer: Express ends the connection.
    if (res.headersSent) next(error);
    else if (!isRefusal) refuse(req, res, { status: 500, sentence: `${sentences.defect} ${requestId}.` });
    else refuse(req, res, { status, sentence: status === 404 ? sentences.notFound : sentences.malformed });
  };
}

const apiPath = /^\/(api|scim|trpc|download|healthz|readyz)(\/|$)/;

function refuse(req: Request, res: Response, answer: { status: number; sentence: string }): void {
  const { status, sentence } = answer;
  res.status(status);
  if (apiPath.test(req.path)) res.json({ error: sentence });
  else res.type('text/plain').send(`${sentence}\n`);
}

/** The portal loads nothing from elsewhere. Radix positions its menus by style attributes. */
function contentSecurityPolicy(publicUrl: string) {
  return {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: publicUrl.startsWith('https:') ? [] : null,
  };
}
