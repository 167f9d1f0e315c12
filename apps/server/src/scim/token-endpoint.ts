import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { issueAccessToken } from '#domain/scim-tokens/issue-access-token.ts';
import type { Database } from '#domain/scope.ts';
import { asAppError } from '#errors.ts';
import { clientOf } from './caller.ts';
import { createRateLimiter } from './rate-limit.ts';

const body = z.object({
  grant_type: z.string(),
  client_id: z.string().max(200).optional(),
  client_secret: z.string().max(500).optional(),
});

/** A client needs one token an hour; each of its servers may begin at the same time. */
const limits = { requestsPerSecond: 2, burst: 60 };

/** Client credentials for access tokens (RFC 6749 section 4.4), the client named in the header or in the body. */
export function createTokenEndpoint({ db, logger }: { db: Database; logger: Logger }): Router {
  const router = Router();
  const limiter = createRateLimiter(limits);
  router.use(express.urlencoded({ extended: false, limit: '10kb' }));
  router.post('/', async (req: Request, res: Response) => {
    res.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
    const form = body.safeParse(req.body);
    if (!form.success) return refuse(res, 400, 'invalid_request', 'The body must be a form with grant_type.');
    if (form.data.grant_type !== 'client_credentials') {
      return refuse(res, 400, 'unsupported_grant_type', 'The grant_type must be client_credentials.');
    }
    const client = basicCredentials(req.headers.authorization) ?? {
      clientId: form.data.client_id ?? '',
      clientSecret: form.data.client_secret ?? '',
    };
    try {
      await limiter.consume(`${client.clientId} ${req.ip}`);
      const { accessToken, expiresInSeconds } = await issueAccessToken(db, client, {
        address: req.ip ?? null,
        client: clientOf(req),
      });
      res.json({ access_token: accessToken, token_type: 'Bearer', expires_in: expiresInSeconds });
    } catch (error) {
      const known = asAppError(error);
      if (known?.code === 'forbidden') return refuse(res, 400, 'unauthorized_client', known.detail);
      if (known?.code !== 'unauthenticated') throw error;
      res.set('WWW-Authenticate', 'Basic realm="SCIM"');
      refuse(res, 401, 'invalid_client', known.detail);
    }
  });
  router.use(refuseOthers(logger));
  return router;
}

/** A form that cannot be read, a database that cannot be reached, or a defect of ours. */
function refuseOthers(logger: Logger): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    const status = Number(error?.status);
    if (status >= 400 && status < 500)
      return refuse(res, 400, 'invalid_request', 'The body must be a form with grant_type.');
    const known = asAppError(error);
    if (known?.code === 'unavailable' || known?.code === 'rate_limited') {
      if (known.retryAfterSeconds !== undefined)
        res.set('Retry-After', String(Math.ceil(known.retryAfterSeconds)));
      return refuse(res, known.code === 'unavailable' ? 503 : 429, 'temporarily_unavailable', known.detail);
    }
    const requestId = randomUUID();
    logger.error({ err: error, requestId }, 'An access token could not be given');
    const description = `Something went wrong on our side. Tell support the request id ${requestId}.`;
    refuse(res, 500, 'server_error', description);
  };
}

function refuse(res: Response, status: number, error: string, description: string): void {
  res.status(status).json({ error, error_description: description });
}

/** RFC 6749 section 2.3.1: both parts are form-encoded before they are joined. */
function basicCredentials(
  authorization: string | undefined,
): { clientId: string; clientSecret: string } | null {
  const [, encoded] = /^basic\s+([\w+/=-]+)$/i.exec(authorization?.trim() ?? '') ?? [];
  if (!encoded) return null;
  const decoded = Buffer.from(encoded, 'base64').toString();
  const colon = decoded.indexOf(':');
  const part = (text: string) => new URLSearchParams(`part=${text}`).get('part') ?? '';
  return { clientId: part(decoded.slice(0, colon)), clientSecret: part(decoded.slice(colon + 1)) };
}
