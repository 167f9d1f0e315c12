import { randomUUID } from 'node:crypto';
import { errorDocument } from '@rollcall/scim';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { Logger } from 'pino';
import type { ScimRequest } from '#domain/directory/request.ts';
import type { Outcome, RequestLog } from '#domain/directory/request-log.ts';
import { isResourceId } from '#domain/directory/resources.ts';
import type { Authenticator } from '#domain/scim-tokens/authenticator.ts';
import { baseUrlOf } from '#domain/scim-tokens/endpoints.ts';
import type { DirectoryScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { bearerToken, carriesOurToken } from './bearer-token.ts';
import { callerOf } from './caller.ts';
import { errorResponse, invalidTokenChallenge } from './error-response.ts';
import type { Answer, Exchange } from './exchange.ts';
import { keptRequest, storable } from './kept-request.ts';
import { writeLongAnswer } from './long-answer.ts';
import { createRateLimiter, type RateLimiter, type RateLimits } from './rate-limit.ts';
import { readJson } from './read-json.ts';
import { type Route, routes } from './routes.ts';

/** Characters of a name that a record keeps. */
const nameMax = 200;

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

/**
 * Beside the endpoint: what comes with one of our tokens to another address is refused and recorded in the directory of
 * the token, so that its admin learns which address their identity provider calls. Anything else goes on.
 */
export function createMissedEndpoint(dependencies: ScimDependencies): RequestHandler {
  const missed = serve(unknownPath, dependencies, createRateLimiter(dependencies.rateLimits));
  return (req, res, next) => {
    if (carriesOurToken(req.headers.authorization)) void missed(req, res);
    else next();
  };
}

/** What happens to every request: authenticate, read the body, handle, answer, record. */
function serve(
  route: Route,
  { authenticator, requestLog, publicUrl, logger }: ScimDependencies,
  rateLimiter: RateLimiter,
) {
  return async (req: Request, res: Response): Promise<void> => {
    const isMiss = route === unknownPath;
    const request = requestOf(req, isMiss ? req.originalUrl : req.url);
    let scope: DirectoryScope | undefined;
    let body: unknown;
    let token: string | undefined;
    const refused: Exchange['refused'] = (error, about) => {
      const refusal = errorResponse(error, request.requestId);
      const { status, document } = refusal;
      if (refusal.isDefect)
        logger.error({ err: error, requestId: request.requestId }, 'A SCIM request failed');
      if (scope)
        requestLog.add(
          scope,
          { ...request, ...keptRequest(about) },
          refusalOf(isMiss ? noTarget : { ...target(about.path), ...namesIn(body) }, {
            ...document,
            status,
          }),
        );
      return refusal;
    };
    try {
      token = bearerToken(req.headers.authorization);
      scope = await authenticator.authenticate(token, callerOf(req));
      await rateLimiter.consume(scope.directoryId);
      body = route.bodyMax === null ? undefined : await readJson(req, res, route.bodyMax);
      const answer = await route.handler({
        scope,
        publicUrl,
        baseUrl: `${publicUrl}${req.baseUrl}`,
        params: req.params as Record<string, string>,
        query: req.query,
        body,
        ifMatch: req.headers['if-match'],
        ifNoneMatch: req.headers['if-none-match'],
        refused,
        describe: (ignored) => ({ ...request, ignored }),
      });
      await sendWhole(res, answer);
      if (route.reads) requestLog.add(scope, request, readingOf(request.path, answer));
    } catch (error) {
      const { document, status, headers } = refused(error, request);
      if (res.headersSent) return;
      res.set(headers);
      if (status === 401 && token !== undefined) res.set('WWW-Authenticate', invalidTokenChallenge);
      send(res, { status, body: document });
    }
  };
}

function requestOf(req: Request, path: string): ScimRequest {
  return {
    requestId: randomUUID(),
    ...keptRequest({ method: req.method, path }),
    client: callerOf(req).client,
    startedAtMs: performance.now(),
    ignored: [],
  };
}

async function sendWhole(res: Response, answer: Answer): Promise<void> {
  const { body, list } = answer;
  if (!body || !list) return send(res, answer);
  await writeLongAnswer(res, { body, list }, () => setHead(res, answer));
}

function send(res: Response, answer: Answer): void {
  setHead(res, answer);
  res.end(answer.body && JSON.stringify(answer.body));
}

function setHead(res: Response, { status, body, location, etag, allow }: Answer): void {
  res.status(status);
  if (allow) res.setHeader('Allow', allow);
  if (location) res.setHeader('Location', location);
  if (etag) res.setHeader('ETag', etag);
  if (body) res.setHeader('Content-Type', 'application/scim+json');
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

function refusalOf(about: Target, error: { status: number; scimType?: string; detail: string }): Outcome {
  const { status, scimType = null, detail } = error;
  return { ...about, operation: 'refuse', status, scimType, detail, totalResults: null };
}

type Target = Pick<Outcome, 'resourceType' | 'resourceId' | 'resourceName' | 'userName'>;

/** Of a path that is not the endpoint's, whatever it looks like. */
const noTarget: Target = { resourceType: null, resourceId: null, resourceName: null, userName: null };

/** What a path is about, for the record. */
function target(path: string): Target {
  const [, collection = '', id = ''] = path.split(/[/?]/);
  const resourceType = resourceTypes[collection.toLowerCase()] ?? null;
  const resourceId = resourceType && isResourceId(id) ? id : null;
  return { resourceType, resourceId, resourceName: null, userName: null };
}

/** Whom or what a body that was refused is about, in the words of its sender. */
function namesIn(body: unknown): Pick<Target, 'resourceName' | 'userName'> {
  const sent = (body ?? {}) as { displayName?: unknown; userName?: unknown };
  const userName = nameOf(sent.userName);
  return { resourceName: nameOf(sent.displayName) ?? userName, userName };
}

function nameOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? storable(value, nameMax) : null;
}

const resourceTypes: Readonly<Record<string, 'User' | 'Group'>> = { users: 'User', groups: 'Group' };

const unknownPath: Route = {
  reads: true,
  bodyMax: null,
  handler: ({ publicUrl }) => {
    throw new AppError(
      'not_found',
      `There is nothing at this address. The base URL is ${baseUrlOf(publicUrl)}, with /Users or /Groups after it.`,
    );
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
