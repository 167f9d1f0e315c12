import type { Database } from '@rollcall/db';
import { Prisma } from '@rollcall/db';
import { directoryHealth } from '#domain/organizations/directory-health.ts';
import { notASandbox } from '#domain/sandbox/not-a-sandbox.ts';
import { listTokens } from '#domain/scim-tokens/queries.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { announce } from './announce.ts';
import { dueNotices } from './due-notices.ts';
import { lastingKinds, type RaisedNotice } from './notice.ts';

/**
 * Has admins told of what they would otherwise learn from their people: each thing once, and all of an organization in
 * one mail. A directory that fails may mend by itself, so that is told when it has failed for an hour. What has ended
 * and begins again is told again.
 */
export async function raiseNotices(db: Database): Promise<void> {
  const organizations = await db.prisma.$queryRaw<{ id: string }[]>`
    SELECT told.id FROM (
      SELECT organization_id AS id FROM directory WHERE last_request_at > now() - interval '2 days'
      UNION SELECT organization_id FROM directory WHERE quarantined_at IS NOT NULL
        OR last_request_at + make_interval(secs => overdue_after_seconds) BETWEEN now() - interval '2 days' AND now()
      UNION SELECT organization_id FROM scim_credential
        WHERE revoked_at IS NULL AND expires_at BETWEEN now() - interval '8 days' AND now() + interval '60 days'
      UNION SELECT organization_id FROM authentication_failure WHERE minute > now() - interval '1 hour'
      UNION SELECT organization_id FROM raised_notice WHERE kind = ANY (${lastingKinds}) OR announced_at IS NULL
    ) AS told WHERE ${notASandbox(Prisma.sql`told.id`)}`;
  for (const { id: organizationId } of organizations) await raiseOf({ db, organizationId });
}

async function raiseOf(scope: OrganizationScope): Promise<void> {
  const { db, organizationId } = scope;
  const [tokens, directories] = await Promise.all([listTokens(scope), directoryHealth(db, [organizationId])]);
  const due = dueNotices({ tokens, directories }, new Date());
  await db.transaction(async (tx) => {
    for (const kind of lastingKinds) {
      const lasting = due.filter((notice) => notice.kind === kind).map(({ directoryId }) => directoryId);
      await tx.raisedNotice.deleteMany({
        where: { organizationId, kind, directoryId: { notIn: lasting } },
      });
    }
    await tx.raisedNotice.createMany({
      data: due.map((notice) => ({ organizationId, ...notice })),
      skipDuplicates: true,
    });
    const raised = await tx.$queryRaw<RaisedNotice[]>`
      UPDATE raised_notice SET announced_at = now()
      WHERE organization_id = ${organizationId}::uuid AND announced_at IS NULL
        AND (kind <> 'failing' OR raised_at <= now() - interval '1 hour')
      RETURNING kind, directory_id AS "directoryId", about`;
    if (raised.length > 0) {
      await announce({ db, tx }, organizationId, {
        notice: { kind: 'digest', raised },
        to: ['admins', 'mailbox'],
      });
    }
  });
}
