import type { OrganizationScope } from '#domain/scope.ts';
import { purposeFromDatabase, type SetupPurpose } from './setup-purpose.ts';

export type SetupLinkSummary = {
  readonly id: string;
  readonly purpose: SetupPurpose;
  readonly recipient: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedAddress: string | null;
  readonly state: 'live' | 'expired' | 'revoked';
};

const listedMax = 100;

/** The last links that were made, the newest first. */
export async function listSetupLinks({ db, organizationId }: OrganizationScope): Promise<SetupLinkSummary[]> {
  const rows = await db.prisma.setupLink.findMany({
    where: { organizationId },
    omit: { organizationId: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: listedMax,
  });
  const now = new Date();
  return rows.map(({ purpose, ...row }) => ({
    ...row,
    purpose: purposeFromDatabase(purpose),
    state: row.revokedAt ? 'revoked' : row.expiresAt <= now ? 'expired' : 'live',
  }));
}
