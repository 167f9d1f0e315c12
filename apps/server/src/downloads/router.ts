import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { createSessions, type SessionSettings } from '#auth/sessions.ts';
import { activityFilterInput } from '#domain/activity/filter-input.ts';
import { auditFilterInput } from '#domain/audit/filter-input.ts';
import { memberFilterInput } from '#domain/members/filter-input.ts';
import { type OpenOrganization, scopeOf } from '#domain/organizations/organization-access.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, asAppError, type ErrorCode } from '#errors.ts';
import { accessReviewAsCsv, accessReviewAsJson } from './access-review-export.ts';
import { activityAsCsv, activityAsJson } from './activity-export.ts';
import { auditAsCsv, auditAsJson } from './audit-export.ts';
import { peopleAsCsv, peopleAsJson } from './people-export.ts';
import { tokenEndsAsCalendar } from './token-ends.ts';

type Download = (scope: ActorScope, query: unknown) => AsyncIterable<string>;

/** What can be downloaded of an organization, by the last part of its address. */
export const downloads: Readonly<Record<string, Download>> = {
  'activity.csv': (scope, query) => activityAsCsv(scope, activityFilterInput.parse(query)),
  'activity.json': (scope, query) => activityAsJson(scope, activityFilterInput.parse(query)),
  'audit.csv': (scope, query) => auditAsCsv(scope, auditFilterInput.parse(query)),
  'audit.json': (scope, query) => auditAsJson(scope, auditFilterInput.parse(query)),
  'people.csv': (scope, query) => peopleAsCsv(scope, memberFilterInput.parse(query)),
  'people.json': (scope, query) => peopleAsJson(scope, memberFilterInput.parse(query)),
  'access-review.csv': (scope) => accessReviewAsCsv(scope),
  'access-review.json': (scope) => accessReviewAsJson(scope),
  'token-ends.ics': (scope) => tokenEndsAsCalendar(scope),
};

const contentTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
};

/**
 * Files of an organization for whoever runs it, to be mounted at `/download`: by links of the portal, so signed in by its
 * cookie. They are written as they are read, and nothing of them is held.
 */
export function createDownloads(settings: SessionSettings): Router {
  const { db } = settings;
  const sessions = createSessions(settings);

  async function openedBy(req: Request): Promise<OpenOrganization> {
    // A page of another site could have the server work, though it could not read the answer.
    if (req.get('sec-fetch-site') === 'cross-site')
      throw new AppError('forbidden', 'Open this from the portal.');
    const address = req.ip ?? null;
    const userAgent = req.get('user-agent')?.slice(0, 300) ?? null;
    const session = await sessions.find(req.get('cookie') ?? '', { address, userAgent });
    if (!session) throw new AppError('unauthenticated', 'You are not signed in.');
    const { identity, reach } = session;
    if (identity.kind === 'setup') throw new AppError('forbidden', 'This setup link is not for that.');
    return await scopeOf(db, { identity, reach, address, slug: String(req.params.organization) });
  }

  const send: RequestHandler = async (req, res) => {
    const file = String(req.params.file);
    const download = Object.hasOwn(downloads, file) ? downloads[file] : undefined;
    try {
      const { scope, organization } = await openedBy(req);
      if (!download) throw new AppError('not_found', 'There is no such file.');
      const [name, extension = ''] = file.split('.');
      const content = download(scope, req.query);
      const today = new Date().toISOString().slice(0, 10);
      res.set({
        'content-type': contentTypes[extension],
        'content-disposition': `attachment; filename="${organization.slug}-${name}-${today}.${extension}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      await pipeline(Readable.from(content), res);
    } catch (error) {
      refuse(res, error);
    }
  };

  const router = Router();
  router.get('/:organization/:file', send);
  return router;
}

const statuses = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 400,
  stale: 412,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

/** @throws what is a defect of ours, or came when a part of the file was sent already: the connection is cut then. */
function refuse(res: Response, error: unknown): void {
  const known =
    error instanceof z.ZodError ? new AppError('invalid', z.prettifyError(error)) : asAppError(error);
  // The reader left before the end.
  if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
  if (res.headersSent || !known) throw error;
  for (const name of ['content-disposition', 'content-type']) res.removeHeader(name);
  res
    .status(statuses[known.code])
    .type('text/plain')
    .set('cache-control', 'no-store')
    .send(`${known.detail}\n`);
}
