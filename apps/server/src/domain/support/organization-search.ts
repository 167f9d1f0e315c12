import type { Provider } from '@rollcall/access';
import { type Database, Prisma } from '@rollcall/db';
import { domainOfAddress } from '#domain/domains/domain-name.ts';
import { type DirectoryState, directoryHealth } from '#domain/organizations/directory-health.ts';
import { decodeCursor, nameCursor, type Page, pageOf } from '#domain/paging/keyset-cursor.ts';
import { containing } from '#domain/paging/like-pattern.ts';

export type OrganizationItem = {
  readonly slug: string;
  readonly name: string;
  readonly people: number;
  readonly administering: number;
  readonly directories: {
    readonly provider: Provider;
    readonly name: string;
    readonly state: DirectoryState;
  }[];
  readonly lastRequestAt: Date | null;
  readonly failuresLastDay: number;
  readonly createdAt: Date;
};

type Row = {
  id: string;
  key: string;
  slug: string;
  name: string;
  createdAt: Date;
  people: number;
  administering: number;
};

/**
 * The organizations of the installation by name, for the vendor's staff. `search` finds them by name, slug, the id of
 * a provider, the id of a token, a domain that they have or claim, or the e-mail address of a person. A whole token is
 * taken as its id, an address also as its domain.
 */
export async function searchOrganizations(
  db: Database,
  { search, cursor, limit }: { search?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<OrganizationItem>> {
  const conditions = [Prisma.sql`true`];
  if (search) conditions.push(matching(search));
  if (cursor) {
    const [name, id] = decodeCursor(cursor, nameCursor);
    conditions.push(Prisma.sql`(lower(o.name), o.id) > (${name}, ${id}::uuid)`);
  }
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT o.id, lower(o.name) AS key, o.slug, o.name, o.created_at AS "createdAt",
      (SELECT count(*)::int FROM member m
        WHERE m.organization_id = o.id AND m.active AND m.merged_into_id IS NULL) AS people,
      (SELECT count(*)::int FROM member m JOIN role r ON r.name = m.role
        WHERE m.organization_id = o.id AND rollcall.has_access(m) AND r.administers) AS administering
    FROM organization o WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY lower(o.name), o.id LIMIT ${limit + 1}`;
  const health = await directoryHealth(
    db,
    rows.map(({ id }) => id),
  );
  return pageOf(rows, limit, {
    item: ({ id, key: _, ...row }) => ({
      ...row,
      ...healthOf(health.filter((one) => one.organizationId === id)),
    }),
    key: (row) => [row.key, row.id],
  });
}

function matching(search: string): Prisma.Sql {
  const pattern = containing(search);
  const tokenId = /^rcl_([a-z2-7]{12})/.exec(search)?.[1] ?? search;
  return Prisma.sql`(
    o.name ILIKE ${pattern} OR o.slug ILIKE ${pattern}
    OR o.id IN (SELECT organization_id FROM provider_id WHERE provider_id ILIKE ${pattern})
    OR o.id IN (SELECT organization_id FROM credential_id WHERE token_id = ${tokenId})
    ${search.includes('@') ? hasPerson(search) : Prisma.empty}
    OR o.id IN (SELECT organization_id FROM organization_domain WHERE domain = ${domainOf(search)})
  )`;
}

/** Of a domain or an address at it; the text itself where it is neither, which finds nothing. */
function domainOf(search: string): string {
  return domainOfAddress(search.includes('@') ? search : `x@${search}`) ?? search;
}

/** One look into the index of addresses for each organization. */
function hasPerson(email: string): Prisma.Sql {
  return Prisma.sql`OR EXISTS (
    SELECT FROM member m
    WHERE m.organization_id::text || ':' || lower(m.email) = o.id::text || ':' || lower(${email}) AND m.merged_into_id IS NULL
  )`;
}

function healthOf(directories: Awaited<ReturnType<typeof directoryHealth>>) {
  const requests = directories.flatMap(({ lastRequestAt }) => lastRequestAt?.getTime() ?? []);
  return {
    directories: directories.map(({ provider, name, state }) => ({ provider, name, state })),
    lastRequestAt: requests.length > 0 ? new Date(Math.max(...requests)) : null,
    failuresLastDay: directories.reduce((sum, { failuresLastDay }) => sum + failuresLastDay, 0),
  };
}
