import { isRequiredAttribute, type RequiredAttribute, type Role } from '@rollcall/access';
import type { Database } from '@rollcall/db';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';

export type OrganizationSettings = {
  readonly slug: string;
  readonly name: string;
  readonly defaultRole: Role;
  readonly tokenLifetimeDays: number;
  /** How long requests and cycles are shown. */
  readonly activityDays: number;
  readonly bodyDays: number;
  readonly mappingsVersion: number;
  readonly requiredAttributes: readonly RequiredAttribute[];
  readonly strictAttributes: boolean;
  readonly removalGuard: boolean;
};

export async function organizationSettings({
  db,
  organizationId,
}: OrganizationScope): Promise<OrganizationSettings> {
  const {
    slug,
    name,
    defaultRole,
    tokenLifetimeDays,
    activityDays,
    bodyDays,
    mappingsVersion,
    requiredAttributes,
    strictAttributes,
    removalGuard,
  } = await db.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } });
  return {
    slug,
    name,
    defaultRole: roleFromDatabase(defaultRole),
    tokenLifetimeDays,
    activityDays,
    bodyDays,
    mappingsVersion,
    requiredAttributes: requiredAttributes.filter(isRequiredAttribute),
    strictAttributes,
    removalGuard,
  };
}

export async function organizationNamed(db: Database, id: string): Promise<{ slug: string; name: string }> {
  return await db.prisma.organization.findUniqueOrThrow({
    where: { id },
    select: { slug: true, name: true },
  });
}

export type OrganizationSummary = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: Date;
};

/** Every organization, by slug. For whoever runs the installation. */
export async function listOrganizations(db: Database): Promise<OrganizationSummary[]> {
  return await db.prisma.organization.findMany({
    select: { id: true, slug: true, name: true, createdAt: true },
    where: { sandboxOfId: null },
    orderBy: { slug: 'asc' },
  });
}

export async function findOrganization(db: Database, slug: string): Promise<OrganizationSummary | null> {
  return await db.prisma.organization.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, createdAt: true },
  });
}
