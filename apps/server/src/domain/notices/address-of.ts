import { emailOf } from '#domain/accounts/queries.ts';
import type { Database } from '#domain/scope.ts';
import type { Addressee } from './notice.ts';

/** Where somebody is told something now. Null for whom it does not concern any more. */
export async function addressOf(db: Database, organizationId: string, to: Addressee): Promise<string | null> {
  if ('staffId' in to) return await emailOf(db, { kind: 'staff', id: to.staffId });
  return await emailOfAdmin(db, organizationId, to.memberId);
}

/** Of somebody who still administers and is not about to be removed. */
async function emailOfAdmin(db: Database, organizationId: string, memberId: string): Promise<string | null> {
  const [admin] = await db.prisma.$queryRaw<{ email: string }[]>`
    SELECT a.email FROM member m
    JOIN account a ON a.id = m.account_id
    JOIN role r ON r.name = m.role
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ${memberId}::uuid AND r.administers
      AND rollcall.has_access(m) AND NOT rollcall.removal_is_pending(m)`;
  return admin?.email ?? null;
}
