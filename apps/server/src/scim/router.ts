import { randomUUID } from 'node:crypto';
import { errorDocument } from '@rollcall/scim';
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import type { ScimRequest } from '#domain/directory/request.ts';
import type { Outcome, RequestLog } from '#domain/directory/request-log.ts';
import { isResourceId } from '#domain/directory/resources.ts';
import type { Authenticator } from '#domain/scim-tokens/authenticator.ts';
import type { DirectoryScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { bearerToken } from './bearer-token.ts';
import { callerOf } from './caller.ts';
import { errorResponse } from './error-response.ts';
import type { Answer, Exchange } from './exchange.ts';
import { keptRequest } from './kept-request.ts';
import { createRateLimiter, type RateLimiter, type RateLimits } from './rate-limit.ts';
import { readJson } from './read-json.ts';
import { type Route, routes } from './routes.ts';

export type ScimDependencies = {
  readonly authenticator: Authenticator;
  readonly requestLog: RequestLog;
  readonly publicUrl: string;
  readonly logger: Logger;
  readonly rateLimits: RateLimits;
};

/** The SCIM 2.0 endpoint, to be mounted at each of its base URLs. */
export function createScimRouter(dependencies: ScimDependencies): Router {
  const router = express.Router();
  const rateLimiter = createRateLimiter(dependencies.rateLimits);
  for (const [name, route] of Object.entries(routes)) {
    const [method = '', path = ''] = name.split(' ');
    router[method.toLowerCase() as 'get'](path, serve(route, dependencies, rateLimiter));
  }
  for (const path of new Set(Object.keys(routes).map((name) => name.split(' ')[1] ?? ''))) {
    router.all(path, serve(methodNotAllowed(path), dependencies, rateLimiter));
  }
  router.use(serve(unknownPath, dependencies, rateLimiter));
  router.use(refuseMalformedPath);
  return router;
}

/** What happens to every request: authenticate, read the body, handle, answer, record. */
function serve(
  route: Route,
  { authenticator, requestLog, publicUrl, logger }: ScimDependencies,
  rateLimiter: RateLimiter,
) {
  return async (req: Request, res: Response): Promise<void> => {
    const request = requestOf(req);
    let scope: DirectoryScope | undefined;
    const refused: Exchange['refused'] = (error, about) => {
      const refusal = errorResponse(error, request.requestId);
      const { status, document } = refusal;
      if (refusal.isDefect)
        logger.error({ err: error, requestId: request.requestId }, 'A SCIM request failed');
      if (scope)
        requestLog.add(
          scope,
          { ...request, ...keptRequest(about) },
          refusalOf(about.path, { ...document, status }),
        );
      return refusal;
    };
    try {
      scope = await authenticator.authenticate(bearerToken(req.headers.authorization), callerOf(req));
      await rateLimiter.consume(scope.directoryId);
      const answer = await route.handler({
        scope,
        baseUrl: `${publicUrl}${req.baseUrl}`,
        params: req.params as Record<string, string>,
        query: req.query,
        body: route.bodyMax === null ? undefined : await readJson(req, res, route.bodyMax),
        ifMatch: req.headers['if-match'],
        ifNoneMatch: req.headers['if-none-match'],
        refused,
        describe: (ignored) => ({ ...request, ignored }),
      });
      send(res, answer);
      if (route.reads) requestLog.add(scope, request, readingOf(request.path, answer));
    } catch (error) {
      const { document, status, headers } = refused(error, request);
      if (!res.headersSent) send(res.set(headers), { status, body: document });
    }
  };
}

function requestOf(req: Request): ScimRequest {
  return {
    requestId: randomUUID(),
    ...keptRequest({ method: req.method, path: req.url }),
    client: callerOf(req).client,
    startedAtMs: performance.now(),
    ignored: [],
  };
}

function send(res: Response, { status, body, location, etag, allow }: Answer): void {
  res.status(status);
  if (allow) res.setHeader('Allow', allow);
  if (location) res.setHeader('Location', location);
  if (etag) res.setHeader('ETag', etag);
  if (body === undefined) {
    res.end();
    return;
  }
  res.setHeader('Content-Type', 'application/scim+json');
  res.end(JSON.stringify(body));
}

function readingOf(path: string, { status, totalResults }: Answer): Outcome {
  const operation = status < 400 ? 'read' : 'refuse';
  return {
    ...target(path),
    operation,
    status,
    scimType: null,
    detail: null,
    totalResults: totalResults ?? null,
  };
}

function refusalOf(path: string, error: { status: number; scimType?: string; detail: string }): Outcome {
  const { status, scimType = null, detail } = error;
  return { ...target(path), operation: 'refuse', status, scimType, detail, totalResults: null };
}

/** What a path is about, for the record. */
function target(path: string): Pick<Outcome, 'resourceType' | 'resourceId'> {
  const [, collection = '', id = ''] = path.split(/[/?]/);
  const resourceType = resourceTypes[collection.toLowerCase()] ?? null;
  return { resourceType, resourceId: resourceType && isResourceId(id) ? id : null };
}

const resourceTypes: Readonly<Record<string, 'User' | 'Group'>> = { users: 'User', groups: 'Group' };

const unknownPath: Route = {
  reads: true,
  bodyMax: null,
  handler: () => {
    throw notFound('resource type');
  },
};

/** What a path answers to a method that it does not have. */
function methodNotAllowed(path: string): Route {
  const methods = Object.keys(routes).flatMap((name) =>
    name.endsWith(` ${path}`) ? name.split(' ')[0] : [],
  );
  const allow = methods.join(', ');
  const body = errorDocument({ status: 405, detail: `This can be asked for with ${allow} only.` });
  return { reads: true, bodyMax: null, handler: () => ({ status: 405, allow, body }) };
}

/** The router itself cannot read an address with a broken percent-encoding, and says so before any route is found. */
const refuseMalformedPath: ErrorRequestHandler = (error, _req, res, _next) => {
  const { document, status } = errorResponse(error, randomUUID());
  send(res, { status, body: document });
};
