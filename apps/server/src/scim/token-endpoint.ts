import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { issueAccessToken } from '#domain/scim-tokens/issue-access-token.ts';
import type { DirectoryScope } from '#domain/scope.ts';
import { asAppError } from '#errors.ts';

const body = z.object({
  grant_type: z.string(),
  client_id: z.string().max(200).optional(),
  client_secret: z.string().max(500).optional(),
});

/** Client credentials for access tokens (RFC 6749 section 4.4), the client named in the header or in the body. */
export function createTokenEndpoint({ db }: { db: DirectoryScope['db'] }): Router {
  const router = Router();
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
    const caller = { address: req.ip ?? null, client: req.headers['user-agent']?.slice(0, 200) ?? null };
    try {
      const { accessToken, expiresInSeconds } = await issueAccessToken(db, client, caller);
      res.json({ access_token: accessToken, token_type: 'Bearer', expires_in: expiresInSeconds });
    } catch (error) {
      const known = asAppError(error);
      if (known?.code !== 'unauthenticated') throw error;
      res.set('WWW-Authenticate', 'Basic realm="SCIM"');
      refuse(res, 401, 'invalid_client', known.detail);
    }
  });
  router.use(refuseOthers);
  return router;
}

/** A form that cannot be read, or a database that cannot be reached. */
const refuseOthers: ErrorRequestHandler = (error, _req, res, _next) => {
  const status = Number(error?.status);
  if (status >= 400 && status < 500)
    refuse(res, 400, 'invalid_request', 'The body must be a form with grant_type.');
  else refuse(res, 503, 'temporarily_unavailable', asAppError(error)?.detail ?? 'Try again in a moment.');
};

/** RFC 6749 section 5.2. */
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
