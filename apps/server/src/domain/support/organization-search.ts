import type { Provider } from '@rollcall/access';
import { type Database, Prisma } from '@rollcall/db';
import { z } from 'zod';
import { domainOfAddress } from '#domain/domains/domain-name.ts';
import type { DirectoryState } from '#domain/organizations/directory-health.ts';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import { decodeCursor, type Page, pageOf } from '#domain/paging/keyset-cursor.ts';
import { containing } from '#domain/paging/like-pattern.ts';
import {
  type OrganizationReason,
  type OrganizationSignals,
  type OrganizationState,
  organizationStates,
  organizationStateTables,
  reasonsOf,
} from './organization-states.ts';

export type OrganizationItem = {
  readonly slug: string;
  readonly name: string;
  readonly state: OrganizationState;
  readonly reasons: OrganizationReason[];
  readonly people: number;
  readonly administering: number;
  readonly directories: {
    readonly provider: Provider;
    readonly name: string;
    readonly state: DirectoryState;
  }[];
  readonly lastRequestAt: Date | null;
  readonly createdAt: Date;
};

export type OrganizationSearch = {
  readonly search?: string | undefined;
  readonly state?: OrganizationState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** How many there are in each state, of those that the search finds. */
export type OrganizationTotals = Readonly<Record<OrganizationState, number>>;

/** Rank of the state, lower-case name, id. */
const cursorKey = z.tuple([z.number().int(), z.string(), z.guid()]);

type Totals = { totals: Partial<OrganizationTotals> | null };
type NoRow = Totals & { id: null };
type Row = Totals &
  OrganizationSignals & {
    id: string;
    rank: number;
    key: string;
    state: OrganizationState;
    slug: string;
    name: string;
    createdAt: Date;
    lastRequestAt: Date | null;
    people: number;
    administering: number;
    directories: { provider: string; name: string; state: DirectoryState }[] | null;
  };

/**
 * The organizations of the installation with their health, the worst first and then by name, for the vendor's staff.
 * `search` finds them by name, slug, the id of a provider, the id of a token, a domain that they have or claim, or the
 * e-mail address of a person, which may be the one that they sign in with or were invited at. A whole token is taken as
 * its id, an address also as its domain.
 */
export async function searchOrganizations(
  db: Database,
  { search, state, cursor, limit }: OrganizationSearch,
): Promise<Page<OrganizationItem> & { totals: OrganizationTotals }> {
  const conditions = [Prisma.sql`true`];
  if (state) conditions.push(Prisma.sql`s.state = ${state}`);
  if (cursor) {
    const [rank, name, id] = decodeCursor(cursor, cursorKey);
    conditions.push(Prisma.sql`(s.rank, s.key, s.id) > (${rank}, ${name}, ${id}::uuid)`);
  }
  // The totals are there also where the page is empty.
  const { text, values } = Prisma.sql`
    WITH ${organizationStateTables(search ? matching(search) : Prisma.sql`true`)},
    page AS MATERIALIZED (
      SELECT s.* FROM organization_state s WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY s.rank, s.key, s.id LIMIT ${limit + 1}
    )
    SELECT t.totals, p.id, p.rank, p.key, p.state, p.slug, p.name, p.created_at AS "createdAt",
      p.last_request_at AS "lastRequestAt", p.quarantined, p.failing, p.overdue, p.quiet, p.shut_out AS "shutOut", p.suspended, p.holds,
      p.pending, p.has_admin AS "hasAdmin", d.directories,
      (SELECT count(*)::int FROM member m
        WHERE m.organization_id = p.id AND m.active AND m.merged_into_id IS NULL) AS people,
      (SELECT count(*)::int FROM role r
        JOIN member m ON m.organization_id = p.id AND m.role = r.name AND m.active AND m.merged_into_id IS NULL
        WHERE r.administers AND rollcall.has_access(m) AND NOT rollcall.removal_is_pending(m)) AS administering
    FROM (
      SELECT jsonb_object_agg(state, organizations) AS totals
      FROM (SELECT state, count(*) AS organizations FROM organization_state GROUP BY 1)
    ) t
    LEFT JOIN page p ON true
    LEFT JOIN (
      SELECT organization_id, jsonb_agg(
        jsonb_build_object('provider', provider, 'name', name, 'state', state) ORDER BY created_at, id
      ) AS directories
      FROM directory_state WHERE organization_id IN (SELECT id FROM page) GROUP BY 1
    ) d ON d.organization_id = p.id
    ORDER BY p.rank, p.key, p.id`;
  const rows = await db.costlyQuery<Row | NoRow>({ text }, values);
  const page = pageOf(
    rows.filter((row) => row.id !== null),
    limit,
    { item: itemOf, key: (row) => [row.rank, row.key, row.id] },
  );
  return { ...page, totals: totalsOf(rows[0]?.totals ?? {}) };
}

function itemOf(row: Row): OrganizationItem {
  const { slug, name, state, people, administering, lastRequestAt, createdAt } = row;
  const directories = (row.directories ?? []).map(({ provider, ...directory }) => ({
    ...directory,
    provider: providerFromDatabase(provider),
  }));
  const reasons = reasonsOf(row);
  return { slug, name, state, reasons, people, administering, directories, lastRequestAt, createdAt };
}

function totalsOf(counted: Partial<OrganizationTotals>): OrganizationTotals {
  const none = Object.fromEntries(organizationStates.map((state) => [state, 0])) as OrganizationTotals;
  return { ...none, ...counted };
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

/** One look into the index of addresses for each organization; then who signs in with it, and who was invited. */
function hasPerson(email: string): Prisma.Sql {
  return Prisma.sql`OR EXISTS (
    SELECT FROM member m
    WHERE m.organization_id::text || ':' || lower(m.email) = o.id::text || ':' || lower(${email}) AND m.merged_into_id IS NULL
  ) OR o.id IN (
    SELECT m.organization_id FROM account a JOIN member m ON m.account_id = a.id AND m.merged_into_id IS NULL
    WHERE lower(a.email) = lower(${email}) AND a.organization_id IS NULL
  ) OR o.id IN (
    SELECT i.organization_id FROM invitation i
    WHERE lower(i.email) = lower(${email}) AND i.accepted_at IS NULL AND i.revoked_at IS NULL
  )`;
}
