import type { OrganizationScope } from '#domain/scope.ts';

export type ImportSummary = {
  readonly id: string;
  readonly fileName: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly created: number;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly removed: number | null;
};

const listedMax = 50;

/** The last imports, the newest first. */
export async function listImports({ db, organizationId }: OrganizationScope): Promise<ImportSummary[]> {
  return await db.prisma.memberImport.findMany({
    where: { organizationId },
    omit: { organizationId: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: listedMax,
  });
}
