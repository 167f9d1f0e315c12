import { randomUUID } from 'node:crypto';
import { providerLabel } from '@rollcall/access';
import { generateToken } from '#domain/scim-tokens/token-format.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import type { SandboxProvider } from './sandbox-run.ts';

/** Longer than a run may take. */
const tokenLifetimeMs = 5 * 60_000;

export type Sandbox = {
  /** Of the sandbox, not of the organization that it is for. */
  readonly scope: OrganizationScope;
  readonly directoryId: string;
  /** Nobody but the run has it. */
  readonly token: string;
};

/**
 * An organization of its own for one run, with what its owner requires of people (docs/decisions/0060). Nobody is told
 * its slug, nobody is a member of it by an account, and nothing about it stands in an audit, which could not be removed.
 * @throws conflict when the organization has one already
 */
export async function makeSandbox(
  { db, organizationId }: OrganizationScope,
  provider: SandboxProvider,
): Promise<Sandbox> {
  return await db.transaction(async (tx) => {
    const { defaultRole, requiredAttributes, strictAttributes, activityDays } =
      await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
    const slug = `sandbox:${randomUUID()}`;
    const { id } = await tx.organization.create({
      data: {
        slug,
        name: slug,
        sandboxOfId: organizationId,
        defaultRole,
        requiredAttributes,
        strictAttributes,
        activityDays,
        // They are written some time after the answer, and would outlive it.
        bodyDays: 0,
        removalGuard: false,
      },
    });
    const providerId = `sandbox-${randomUUID()}`;
    const { id: directoryId } = await tx.directory.create({
      data: {
        organizationId: id,
        provider,
        name: providerLabel(provider),
        providerId: { create: { providerId } },
      },
    });
    const { token, tokenId, secretHash } = generateToken(providerId);
    await tx.scimCredential.create({
      data: {
        organizationId: id,
        directoryId,
        tokenId,
        secretHash,
        name: slug,
        createdBy: slug,
        expiresAt: new Date(Date.now() + tokenLifetimeMs),
        credentialId: { create: {} },
      },
    });
    return { scope: { db, organizationId: id }, directoryId, token };
  });
}
