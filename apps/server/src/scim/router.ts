import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { BodyLog, SentBody } from '#domain/directory/body-log.ts';
import type { ScimRequest } from '#domain/directory/request.ts';
import type { Outcome, RequestLog } from '#domain/directory/request-log.ts';
import { isResourceId } from '#domain/directory/resources.ts';
import type { Authenticator } from '#domain/scim-tokens/authenticator.ts';
import type { DirectoryScope } from '#domain/scope.ts';
import { type ScimAddress, scimAddressOf } from './address.ts';
import { bearerToken, carriesOurToken } from './bearer-token.ts';
import { clientOf } from './caller.ts';
import { errorResponse, invalidTokenChallenge } from './error-response.ts';
import type { Answer, Exchange } from './exchange.ts';
import { type FoundRoute, findRoute, unknownPath } from './find-route.ts';
import { keptRequest, storable } from './kept-request.ts';
import { writeLongAnswer } from './long-answer.ts';
import { createRateLimiter, type RateLimits } from './rate-limit.ts';
import { parseJson, readText } from './read-json.ts';
import { sentExchange } from './sent-exchange.ts';

/** Characters of a name that a record keeps. */
const nameMax = 200;

export type ScimDependencies = {
  readonly authenticator: Authenticator;
  readonly requestLog: RequestLog;
  readonly bodyLog: BodyLog;
  readonly publicUrl: string;
  readonly logger: Logger;
  readonly rateLimits: RateLimits;
  /** Whose request it is, behind the proxies that are trusted. */
  readonly addressOf: (req: IncomingMessage) => string;
};

/** Answers a request, or does nothing and returns false where its address is not below one of the base URLs. */
export type ScimEndpoint = (req: IncomingMessage, res: ServerResponse) => boolean;

/** The SCIM 2.0 endpoint at each of its base URLs. It stands before Express, which would cost as much as a look-up. */
export function createScimEndpoint(dependencies: ScimDependencies): ScimEndpoint {
  const serve = createService(dependencies);
  return (req, res) => {
    const { url = '', method = '' } = req;
    const address = scimAddressOf(url);
    if (!address) return false;
    const found = findRoute(method, address.path);
    serve(req, res, { ...found, ...address, recorded: found.route === unknownPath ? url : address.below });
    return true;
  };
}

/**
 * Beside the endpoint: what comes with one of our tokens to another address is refused and recorded in the directory of
 * the token, so that its admin learns which address their identity provider calls. Anything else goes on.
 */
export function createMissedEndpoint(dependencies: ScimDependencies): RequestHandler {
  const serve = createService(dependencies);
  return (req, res, next) => {
    const recorded = req.originalUrl;
    if (!carriesOurToken(req.headers.authorization)) next();
    else serve(req, res, { route: unknownPath, base: '', query: '', recorded });
  };
}

/** What is asked for, and the address that is kept in the record. */
type Asked = FoundRoute & Pick<ScimAddress, 'base' | 'query'> & { readonly recorded: string };

type Service = (req: IncomingMessage, res: ServerResponse, asked: Asked) => void;

function createService(dependencies: ScimDependencies): Service {
  const { authenticator, requestLog, bodyLog, publicUrl, logger, addressOf } = dependencies;
  const rateLimiter = createRateLimiter(dependencies.rateLimits);

  /** What happens to every request: authenticate, read the body, handle, answer, record. */
  async function serve(req: IncomingMessage, res: ServerResponse, asked: Asked): Promise<void> {
    const { route, id, base, query, recorded } = asked;
    const request = requestOf(req, recorded);
    let scope: DirectoryScope | undefined;
    let text: string | undefined;
    let body: unknown;
    let token: string | undefined;
    const keepBodies = (response: SentBody | null) => {
      const sent = text === undefined ? null : { text, json: body };
      if (scope) bodyLog.add(scope, sentExchange(req, res, { request, bodies: { request: sent, response } }));
    };
    const refused: Exchange['refused'] = (error, about) => {
      const refusal = errorResponse(error, request.requestId);
      const { status, document } = refusal;
      if (refusal.isDefect)
        logger.error({ err: error, requestId: request.requestId }, 'A SCIM request failed');
      const whom = route === unknownPath ? noTarget : { ...target(about.path), ...namesIn(body) };
      const outcome = refusalOf(whom, { ...document, status });
      if (scope) requestLog.add(scope, { ...request, ...keptRequest(about) }, outcome);
      return refusal;
    };
    try {
      token = bearerToken(req.headers.authorization);
      const callerOf = () => ({ address: addressOf(req), client: request.client });
      scope = await authenticator.authenticate(token, callerOf);
      await rateLimiter.consume(scope.directoryId);
      text = route.bodyMax === null ? undefined : await readText(req, res, route.bodyMax);
      body = text === undefined ? undefined : await parseJson(text);
      const answer = await route.handler({
        scope,
        publicUrl,
        baseUrl: `${publicUrl}${base}`,
        params: id === undefined ? {} : { id: decodeURIComponent(id) },
        query: parseQuery(query),
        body,
        ifMatch: req.headers['if-match'],
        ifNoneMatch: req.headers['if-none-match'],
        refused,
        describe: (ignored) => ({ ...request, ignored }),
      });
      const sent = await sendWhole(res, answer);
      if (route.reads) requestLog.add(scope, request, readingOf(request.path, answer));
      else keepBodies(sent);
    } catch (error) {
      const { document, status, headers } = refused(error, request);
      if (res.headersSent) return;
      res.setHeaders(new Map(Object.entries(headers)));
      if (status === 401 && token !== undefined) res.setHeader('WWW-Authenticate', invalidTokenChallenge);
      const sent = send(res, { status, body: document });
      // Of who calls too often nothing was read, and there is too much of it.
      if (status !== 429) keepBodies(sent);
    }
  }

  return (req, res, asked) => {
    serve(req, res, asked).catch((error: unknown) => {
      logger.error({ err: error }, 'A SCIM request was left without an answer');
      res.destroy();
    });
  };
}

function requestOf(req: IncomingMessage, path: string): ScimRequest {
  return {
    requestId: randomUUID(),
    ...keptRequest({ method: req.method ?? '', path }),
    client: clientOf(req),
    startedAtMs: performance.now(),
    ignored: [],
  };
}

/** Returns what was sent, but for a list at its end. */
async function sendWhole(res: ServerResponse, answer: Answer): Promise<SentBody | null> {
  const { body, list } = answer;
  if (!body || !list) return send(res, answer);
  await writeLongAnswer(res, { body, list }, () => setHead(res, answer));
  return { text: JSON.stringify(body), json: body, isPartial: true };
}

function send(res: ServerResponse, answer: Answer): SentBody | null {
  setHead(res, answer);
  const text = answer.body && JSON.stringify(answer.body);
  res.end(text);
  return text === undefined ? null : { text, json: answer.body };
}

function setHead(res: ServerResponse, { status, body, location, etag, allow }: Answer): void {
  res.statusCode = status;
  if (allow) res.setHeader('Allow', allow);
  if (location) res.setHeader('Location', location);
  if (etag) res.setHeader('ETag', etag);
  if (body) res.setHeader('Content-Type', 'application/scim+json');
}

function readingOf(path: string, { status, body, totalResults }: Answer): Outcome {
  const isRefusal = status >= 400;
  const detail = isRefusal && body && 'detail' in body ? String(body.detail) : null;
  return {
    ...target(path),
    operation: isRefusal ? 'refuse' : 'read',
    status,
    scimType: null,
    detail,
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
