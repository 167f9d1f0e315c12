import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { newSetupLinkToken } from './setup-link-token.ts';
import type { SetupPurpose } from './setup-purpose.ts';

const hourMs = 60 * 60 * 1_000;
const hoursDefault = 3 * 24;
const hoursMax = 30 * 24;
const liveMax = 20;

export type NewSetupLink = {
  readonly purpose: SetupPurpose;
  /** For whom it is: stands in the records beside what they do. */
  readonly recipient: string;
  /** 1 to 720. */
  readonly lifetimeHours?: number | undefined;
};

/**
 * Makes a link that lets whoever has it do one thing for the organization, as often as they like until it ends. Its
 * token is kept as a hash and returned this once.
 * @throws invalid, conflict when there are too many that work
 */
export async function createSetupLink(
  scope: ActorScope,
  { purpose, recipient, lifetimeHours = hoursDefault }: NewSetupLink,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const { db, organizationId, actor } = scope;
  const name = recipient.trim();
  if (name === '') throw new AppError('invalid', 'Say for whom the link is.');
  if (!Number.isInteger(lifetimeHours) || lifetimeHours < 1 || lifetimeHours > hoursMax) {
    throw new AppError('invalid', 'A setup link works for between one hour and 30 days.');
  }
  const expiresAt = new Date(Date.now() + lifetimeHours * hourMs);
  const { token, tokenHash } = newSetupLinkToken();
  return await db.transaction(async (tx) => {
    // Two at once would both find room.
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const live = { organizationId, revokedAt: null, expiresAt: { gt: new Date() } };
    if ((await tx.setupLink.count({ where: live })) >= liveMax) {
      throw new AppError(
        'conflict',
        `An organization has at most ${liveMax} setup links that work. Revoke one.`,
      );
    }
    const { id } = await tx.setupLink.create({
      data: {
        organizationId,
        purpose,
        recipient: name,
        createdBy: actor.name,
        expiresAt,
        key: { create: { tokenHash } },
      },
      select: { id: true },
    });
    await recordAudit(tx, scope, {
      action: 'setup_link.created',
      target: { kind: 'setup_link', id, name },
      after: { purpose, expiresAt: expiresAt.toISOString() },
    });
    return { id, token, expiresAt };
  });
}
