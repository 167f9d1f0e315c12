import type { Provider } from '@rollcall/access';
import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { learnRhythm } from '#domain/health/rhythm.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';

export type CreatedDirectory = { readonly directoryId: string; readonly providerId: string };

/** Far above what anybody has, so that no list of directories needs pages. */
const directoriesMax = 50;

/**
 * Adds a directory with a provider id that nobody else in the installation has, and no token yet.
 * @throws invalid for an empty name, conflict when the organization has as many as it may
 */
export async function createDirectory(
  scope: ActorScope,
  given: { provider: Provider; name: string },
): Promise<CreatedDirectory> {
  const { db, organizationId } = scope;
  const { provider } = given;
  const name = given.name.trim();
  if (name === '') throw new AppError('invalid', 'A directory needs a name.');
  return await db.transaction(async (tx) => {
    // Two at once would both find room.
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const { slug } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
    if ((await tx.directory.count({ where: { organizationId } })) >= directoriesMax) {
      throw new AppError('conflict', `An organization has at most ${directoriesMax} directories.`);
    }
    const { id: directoryId } = await tx.directory.create({
      data: { organizationId, provider, name, ...learnRhythm(provider, []) },
    });
    const providerId = await claimProviderId(tx, {
      organizationId,
      directoryId,
      wanted: `${slug}-${provider}`,
    });
    await recordAudit(tx, scope, {
      action: 'directory.created',
      target: { kind: 'directory', id: directoryId, name },
      after: { provider, name, providerId },
    });
    return { directoryId, providerId };
  });
}

/** `acme-entra`, or `acme-entra-2` and so on where somebody in the installation has it already. */
async function claimProviderId(
  tx: Transaction,
  { organizationId, directoryId, wanted }: { organizationId: string; directoryId: string; wanted: string },
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const providerId = number === 1 ? wanted : `${wanted}-${number}`;
    const claimed = await tx.providerId.createMany({
      data: { providerId, organizationId, directoryId },
      skipDuplicates: true,
    });
    if (claimed.count === 1) return providerId;
  }
}
