import type { Database } from '@rollcall/db';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import { createOrganization } from '#domain/organizations/create-organization.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import type { Actor } from '#domain/scope.ts';

/** An organization with one directory and a token for it. */
export type Tenant = {
  readonly organizationId: string;
  readonly directoryId: string;
  readonly token: string;
};

export const benchmarkActor: Actor = { kind: 'system', id: null, name: 'Benchmark', address: null };

export async function createTenant(db: Database, slug: string): Promise<Tenant> {
  const { id: organizationId } = await createOrganization(db, benchmarkActor, {
    slug,
    name: slug,
    adminEmail: `admin@${slug}.example`,
  });
  const scope = { db, organizationId, actor: benchmarkActor };
  const { directoryId } = await createDirectory(scope, { provider: 'entra', name: slug });
  const { token } = await createToken(scope, { directoryId, name: 'Benchmark' });
  return { organizationId, directoryId, token };
}
