import type { Provider } from '@rollcall/access';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';

/** What a member is in by. Who was invited and then pushed by a directory is in by the directory. */
export type MemberSource =
  | {
      readonly kind: 'directory';
      readonly directoryId: string;
      readonly directoryName: string;
      readonly provider: Provider;
      readonly active: boolean;
    }
  | { readonly kind: 'invitation' | 'just_in_time' | 'import' };

type DirectoryRow = {
  memberId: string;
  directoryId: string;
  directoryName: string;
  provider: string;
  active: boolean;
};

/** The sources of each of the members, in the order in which the directories were made. */
export async function sourcesOf(
  { db, organizationId }: OrganizationScope,
  members: readonly { id: string; origin: string; direct: boolean }[],
): Promise<Map<string, MemberSource[]>> {
  const rows = await db.prisma.$queryRaw<DirectoryRow[]>`
    SELECT u.member_id AS "memberId", d.id AS "directoryId", d.name AS "directoryName", d.provider,
      bool_or(u.active) AS active
    FROM directory_user u
    JOIN directory d ON d.organization_id = u.organization_id AND d.id = u.directory_id
    WHERE u.organization_id = ${organizationId}::uuid AND u.member_id = ANY (${members.map(({ id }) => id)}::uuid[])
    GROUP BY u.member_id, d.id, d.name, d.provider, d.created_at
    ORDER BY d.created_at, d.id`;
  const sources = new Map(members.map((member) => [member.id, directSources(member)]));
  for (const { memberId, provider, ...row } of rows) {
    sources.get(memberId)?.push({ kind: 'directory', ...row, provider: providerFromDatabase(provider) });
  }
  return sources;
}

function directSources({ origin, direct }: { origin: string; direct: boolean }): MemberSource[] {
  if (!direct) return [];
  switch (origin) {
    case 'just_in_time':
    case 'import':
      return [{ kind: origin }];
    default:
      return [{ kind: 'invitation' }];
  }
}
