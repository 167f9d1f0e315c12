import { parseEmail } from '#domain/accounts/email-address.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { Database } from '#domain/scope.ts';
import { type ActingStaff, staffActor } from '#domain/support/staff-actor.ts';
import { AppError, notFound } from '#errors.ts';
import { requireManager, requireNoOtherWay } from './break-glass-conditions.ts';

const waitsMs = 24 * 60 * 60 * 1_000;

/**
 * A manager of support asks that a link which makes its holder an admin be sent to an address of the customer. Another
 * manager has to confirm it within a day.
 * @throws forbidden for an agent; not_found; invalid without a reason; conflict while another one is under way, and see
 *   `requireNoOtherWay`
 */
export async function requestBreakGlass(
  db: Database,
  { staff, address }: ActingStaff,
  given: { slug: string; email: string; reason: string; now?: Date },
): Promise<{ id: string }> {
  requireManager(staff);
  const { slug, now = new Date() } = given;
  const reason = given.reason.trim();
  if (reason === '') throw new AppError('invalid', 'Say why: the customer reads it.');
  const email = parseEmail(given.email);
  return await db.transaction(async (tx) => {
    const organization = await tx.organization.findUnique({ where: { slug } });
    if (!organization) throw notFound('organization');
    const organizationId = organization.id;
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    await requireNoOtherWay(tx, { organizationId, email });
    // One that nobody confirmed in its day is in nobody's way.
    await tx.breakGlass.updateMany({
      where: { organizationId, confirmedAt: null, cancelledAt: null, expiresAt: { lte: now } },
      data: { cancelledAt: now, cancelledBy: 'Rollcall' },
    });
    if ((await tx.breakGlass.count({ where: { organizationId, sentAt: null, cancelledAt: null } })) > 0) {
      throw new AppError('conflict', 'This has been asked for already. Confirm or cancel that first.');
    }
    const { id } = await tx.breakGlass.create({
      data: {
        organizationId,
        email,
        reason,
        requesterId: staff.id,
        requestedAt: now,
        expiresAt: new Date(now.getTime() + waitsMs),
      },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { organizationId, actor: staffActor(staff, address) },
      { action: 'break_glass.requested', target: { kind: 'break_glass', id, name: email }, reason },
    );
    return { id };
  });
}
