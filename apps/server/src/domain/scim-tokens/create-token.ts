import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { generateToken } from './token-format.ts';
import { checkLifetime } from './token-lifetime.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** An old one and a new one, so that an IdP can be moved from one to the other. */
const liveTokensMax = 2;

/** `bearer`: the IdP sends the token itself. `client`: it is the secret of an OAuth client, whose id is the token id. */
export type CredentialKind = 'bearer' | 'client';

export type CreatedToken = {
  /** Shown once; only its hash is stored. */
  readonly token: string;
  readonly tokenId: string;
  readonly providerId: string;
  readonly directoryId: string;
  readonly expiresAt: Date;
};

/**
 * Without `lifetimeDays` the organization's own.
 * @throws not_found for the directory, invalid for the lifetime, conflict when two tokens work already.
 */
export async function createToken(
  scope: ActorScope,
  given: { directoryId: string; name: string; kind?: CredentialKind; lifetimeDays?: number | undefined },
): Promise<CreatedToken> {
  const { db, organizationId, actor } = scope;
  const { directoryId, kind = 'bearer' } = given;
  const name = given.name.trim();
  if (name === '') throw new AppError('invalid', 'A token needs a name, by which you know it again.');
  if (given.lifetimeDays !== undefined) checkLifetime(given.lifetimeDays);
  return await db.transaction(async (tx) => {
    // Two at once would both find room.
    await tx.$executeRaw`
      SELECT FROM directory WHERE organization_id = ${organizationId}::uuid AND id = ${directoryId}::uuid
      FOR NO KEY UPDATE`;
    const directory = await tx.directory.findUnique({
      where: { organizationId_id: { organizationId, id: directoryId } },
      include: { providerId: true },
    });
    if (!directory?.providerId) throw notFound('directory');
    if (directory.retiredAt) {
      throw new AppError('conflict', `${directory.name} was retired. Nothing pushes to it any more.`);
    }
    const live = await tx.scimCredential.findMany({
      where: { organizationId, directoryId, revokedAt: null, expiresAt: { gt: new Date() } },
      orderBy: { createdAt: 'asc' },
    });
    if (live.length >= liveTokensMax) {
      const both = live.map((one) => `${one.name} (${one.tokenId})`).join(' and ');
      throw new AppError(
        'conflict',
        `${directory.name} has two tokens that work: ${both}. Revoke one of them first.`,
      );
    }

    const { providerId } = directory.providerId;
    const { token, tokenId, secretHash } = generateToken(providerId);
    const { tokenLifetimeDays } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
    const lifetimeDays = given.lifetimeDays ?? tokenLifetimeDays;
    const expiresAt = new Date(Date.now() + lifetimeDays * dayMs);
    await tx.scimCredential.create({
      data: {
        organizationId,
        directoryId,
        tokenId,
        kind,
        secretHash,
        name,
        createdBy: actor.name,
        expiresAt,
      },
    });
    await tx.credentialId.create({ data: { tokenId, organizationId, directoryId } });
    await recordAudit(tx, scope, {
      action: 'token.created',
      target: { kind: 'token', id: tokenId, name },
      after: { directory: directory.name, name, kind, expiresAt: expiresAt.toISOString() },
    });
    return { token, tokenId, providerId, directoryId, expiresAt };
  });
}
