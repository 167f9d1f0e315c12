import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { Actor, Database } from '#domain/scope.ts';
import { type ActingStaff, staffActor } from '#domain/support/staff-actor.ts';
import { AppError, notFound } from '#errors.ts';
import { requireManager } from './break-glass-conditions.ts';
import { hashOfCancelToken } from './cancel-link.ts';

/** By a manager of support, as long as the link has not gone out. @throws forbidden, not_found, conflict */
export async function cancelBreakGlass(
  db: Database,
  { staff, address }: ActingStaff,
  { slug, id, now = new Date() }: { slug: string; id: string; now?: Date },
): Promise<void> {
  requireManager(staff);
  await db.transaction(async (tx) => {
    const asked = await tx.breakGlass.findFirst({ where: { id, organization: { slug } } });
    if (!asked) throw notFound('request');
    await cancel(tx, { ...asked, actor: staffActor(staff, address), now });
  });
}

/** By whoever holds a link of the announcement. @throws unauthenticated for a link that does not work; conflict */
export async function cancelBreakGlassByLink(
  db: Database,
  { token, address, now = new Date() }: { token: string; address: string | null; now?: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const asked = await tx.breakGlass.findFirst({
      where: { cancelHashes: { has: hashOfCancelToken(token) } },
    });
    if (!asked) throw new AppError('unauthenticated', 'This link does not work.');
    const actor: Actor = { kind: 'system', id: null, name: 'Whoever got the announcement', address };
    await cancel(tx, { ...asked, actor, now });
  });
}

async function cancel(
  tx: Transaction,
  given: { organizationId: string; id: string; email: string; actor: Actor; now: Date },
): Promise<void> {
  const { organizationId, id, email, actor, now } = given;
  const { count } = await tx.breakGlass.updateMany({
    where: { organizationId, id, sentAt: null, cancelledAt: null },
    data: { cancelledAt: now, cancelledBy: actor.name },
  });
  if (count === 0)
    throw new AppError('conflict', 'It is too late: the link was sent, or this was cancelled.');
  await recordAudit(
    tx,
    { organizationId, actor },
    { action: 'break_glass.cancelled', target: { kind: 'break_glass', id, name: email } },
  );
}
