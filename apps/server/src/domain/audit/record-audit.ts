import { randomUUID } from 'node:crypto';
import { Prisma, type Transaction } from '@rollcall/db';
import type { ActorScope } from '#domain/scope.ts';

/** What people do in the portal and with the command line, each a noun and a verb in the past. */
export type AuditAction =
  | 'organization.created'
  | 'organization.renamed'
  | 'organization.token_lifetime_set'
  | 'directory.created'
  | 'directory.renamed'
  | 'directory.removed'
  | 'token.created'
  | 'token.revoked'
  | 'group_roles.saved'
  | 'member.pinned'
  | 'member.unpinned'
  | 'member.merged'
  | 'member.split'
  | 'member.duplicate_dismissed'
  | 'support.opened'
  | 'support.extended'
  | 'support.closed';

export type AuditEntry = {
  readonly action: AuditAction;
  readonly target: {
    readonly kind: 'organization' | 'directory' | 'token' | 'member' | 'support_access';
    readonly id: string;
    /** As it is now; the record keeps it. */
    readonly name: string;
  };
  readonly before?: Prisma.InputJsonObject;
  readonly after?: Prisma.InputJsonObject;
  readonly reason?: string | null;
};

/** Who did what, in the transaction that does it. Returns the id, by which a change of role names its cause. */
export async function recordAudit(
  tx: Transaction,
  { organizationId, actor }: Omit<ActorScope, 'db'>,
  entry: AuditEntry,
): Promise<string> {
  const id = randomUUID();
  await tx.auditRecord.create({
    data: {
      id,
      organizationId,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      action: entry.action,
      targetKind: entry.target.kind,
      targetId: entry.target.id,
      targetName: entry.target.name,
      before: entry.before ?? Prisma.DbNull,
      after: entry.after ?? Prisma.DbNull,
      reason: entry.reason ?? null,
      address: actor.address,
    },
  });
  return id;
}
