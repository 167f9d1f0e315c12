import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { openAccess } from '#domain/support/open-access.ts';
import { notFound } from '#errors.ts';
import { bodyDaysOf } from './body-retention.ts';
import { getActivity } from './queries.ts';

/** What of a body is kept, without its secrets. Null: there was none. */
type KeptBody = {
  /** Null: it was no JSON, or no whole JSON, and spoke of secrets. */
  readonly text: string | null;
  readonly isCut: boolean;
  /** Characters, as it was sent. */
  readonly size: number;
} | null;

export type RequestBodies = {
  /** What the organization keeps bodies for. */
  readonly days: number;
  readonly kept: {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly headers: { readonly request: Headers; readonly response: Headers };
    readonly request: KeptBody;
    readonly response: KeptBody;
  } | null;
  /** Why there is nothing: it only read, none are kept, they are over, gone with a person, or could not be kept. */
  readonly absence: 'read' | 'off' | 'over' | 'erased' | 'lost' | null;
};

type Headers = Readonly<Record<string, string>>;

const dayMs = 86_400_000;
/** Records and bodies are written by different clocks, and that of a bulk request some time after its first record. */
const apartMs = 3_600_000;

/**
 * What was sent in a request and what was answered. That support looked stands in the customer's audit, once for each
 * request and each time that they have the organization open. @throws not_found
 */
export async function openBodies(scope: ActorScope, given: { id: string; at: Date }): Promise<RequestBodies> {
  const { db, organizationId, actor } = scope;
  const [record, days] = await Promise.all([getActivity(scope, given), bodyDaysOf(scope)]);
  const absent = (absence: RequestBodies['absence']) => ({ days, kept: null, absence });
  if (days === 0) return absent('off');
  if (record.at.getTime() < Date.now() - days * dayMs) return absent('over');
  return await db.transaction(async (tx) => {
    const around = (ms: number) => new Date(record.at.getTime() + ms);
    const found = await tx.provisioningBody.findFirst({
      where: {
        organizationId,
        requestId: record.requestId,
        at: { gte: around(-apartMs), lte: around(apartMs) },
      },
    });
    if (!found) return absent(record.operation === 'read' ? 'read' : 'lost');
    if (found.erased) return absent('erased');
    if (actor.kind === 'staff') {
      const { method, path } = record;
      await recordLook(tx, scope, { id: record.id, name: `${method} ${withoutQuery(path)}`, at: record.at });
    }
    const { method, path, status, headers } = found;
    return {
      days,
      kept: {
        method,
        path,
        status,
        headers: headers as NonNullable<RequestBodies['kept']>['headers'],
        request: keptBody(found.request, found.requestSize, found.requestCut),
        response: keptBody(found.response, found.responseSize, found.responseCut),
      },
      absence: null,
    };
  });
}

function keptBody(text: string | null, size: number, isCut: boolean): KeptBody {
  return text === null && size === 0 ? null : { text, size, isCut };
}

/** A name of a look-up may be in it. */
function withoutQuery(path: string): string {
  return path.split('?', 1)[0] ?? '';
}

async function recordLook(
  tx: Transaction,
  scope: ActorScope,
  { at, ...target }: { id: string; name: string; at: Date },
): Promise<void> {
  const { organizationId, actor } = scope;
  const access = await tx.supportAccess.findFirst({
    where: { organizationId, staffAccountId: actor.id ?? '', ...openAccess() },
    select: { id: true, openedAt: true },
  });
  if (!access) throw notFound('organization');
  // Who looks twice at once waits here, and finds the first look.
  await tx.$executeRaw`
    SELECT FROM support_access WHERE organization_id = ${organizationId}::uuid AND id = ${access.id}::uuid FOR NO KEY UPDATE`;
  const action = 'request.bodies_opened';
  const before = await tx.auditRecord.count({
    where: { organizationId, at: { gte: access.openedAt }, actorId: actor.id, action, targetId: target.id },
  });
  if (before > 0) return;
  await recordAudit(tx, scope, {
    action,
    target: { kind: 'request', ...target },
    after: { requestAt: at.toISOString() },
  });
}
