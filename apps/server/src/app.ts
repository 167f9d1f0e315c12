import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '@rollcall/db';
import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { RequestLog } from '#domain/directory/request-log.ts';
import type { Authenticator } from '#domain/scim-tokens/authenticator.ts';
import { scimBasePaths, tokenEndpointPath } from '#domain/scim-tokens/endpoints.ts';
import type { RateLimits } from '#scim/rate-limit.ts';
import { createScimRouter } from '#scim/router.ts';
import { createTokenEndpoint } from '#scim/token-endpoint.ts';
import { createTrpcHandler } from '#trpc/handler.ts';

export type AppDependencies = {
  readonly db: Database;
  readonly authenticator: Authenticator;
  readonly requestLog: RequestLog;
  readonly logger: Logger;
  readonly rateLimits: RateLimits;
  readonly publicUrl: string;
  readonly trustProxy: boolean | number | string;
};

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Every route of the process, in order. */
export function createApp(dependencies: AppDependencies): Express {
  const { db, publicUrl, trustProxy } = dependencies;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', trustProxy);

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

  app.use([...scimBasePaths], createScimRouter(dependencies));
  app.use(tokenEndpointPath, createTokenEndpoint(dependencies));

  app.use('/trpc', createTrpcHandler(dependencies));

  app.use(helmet({ contentSecurityPolicy: { directives: contentSecurityPolicy(publicUrl) } }));
  app.use(compression());
  // The names of the assets change with their content; the rest is asked for again.
  app.use(
    '/assets',
    express.static(join(webFolder, 'assets'), { maxAge: '1y', immutable: true, fallthrough: false }),
  );
  app.use(express.static(webFolder, { index: false }));
  app.get('/{*path}', (_req, res) => {
    res.set('Cache-Control', 'no-cache').sendFile('index.html', { root: webFolder });
  });
  return app;
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
