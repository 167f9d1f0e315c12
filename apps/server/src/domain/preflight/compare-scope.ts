import { domainOfAddress, unicodeName } from '#domain/domains/domain-name.ts';
import { getDirectory } from '#domain/organizations/directory-list.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { absentMembers } from './absent-members.ts';
import { parseScopeCsv, type ScopeEntry, type UnreadableEntry } from './parse-scope-csv.ts';

/**
 * What becomes of somebody in the scope of the identity provider when it pushes them:
 * - `losing`: matched to somebody who is in by nothing else that is active, and pushed as inactive, which ends their
 *   access;
 * - `matched`: becomes a source of the member who has their address;
 * - `known`: this directory has pushed them already;
 * - `new`: nobody has their address, so a member is made;
 * - `unclear`: several have the address, or somebody whom this directory pushed under another name. A member is made and
 *   a merge is offered;
 * - `inactive`: who has the address has no access, or this directory had deleted them. A member is made;
 * - `without_address`: can be matched to nobody. A member is made;
 * - `duplicate`: an earlier line has the same address, or the same user name, which is refused.
 */
export const scopeOutcomes = [
  'losing',
  'unclear',
  'inactive',
  'duplicate',
  'without_address',
  'new',
  'matched',
  'known',
] as const;
export type ScopeOutcome = (typeof scopeOutcomes)[number];

export type ComparedEntry = ScopeEntry & {
  readonly outcome: ScopeOutcome;
  /** Whom they are matched to, or would have been. */
  readonly member: { readonly id: string; readonly name: string; readonly administers: boolean } | null;
  /** Of a match: the address is written otherwise here. The identity provider's spelling is taken. */
  readonly differsInCase: boolean;
  /** Of a duplicate. */
  readonly sameAsLine: number | null;
};

export type ScopeComparison = {
  readonly entries: readonly ComparedEntry[];
  readonly faulty: readonly UnreadableEntry[];
  /** Domains of addresses that the organization has not proven, those with most people first. */
  readonly unprovenDomains: readonly { readonly domain: string; readonly people: number }[];
  /** Members whom the file does not have. Nothing that is pushed touches them. */
  readonly absent: Awaited<ReturnType<typeof absentMembers>>;
};

/**
 * What a push of everybody in the file would do at this moment, by the rule of rollcall.member_of_pushed_user (docs/decisions/0061). Without a
 * directory, to a new one. Writes nothing. @throws not_found, invalid, too_large
 */
export async function compareScope(
  scope: OrganizationScope,
  { csv, directoryId }: { csv: string; directoryId: string | null },
): Promise<ScopeComparison> {
  if (directoryId !== null) await getDirectory(scope, directoryId);
  const { entries, faulty } = await parseScopeCsv(csv);
  const found = await findMembers(scope, { entries, directoryId });
  const lines = new LinesSeen();
  const compared = entries.map((entry, index) => {
    const sameAsLine = lines.earlier(entry);
    const match = found.get(index + 1);
    const outcome = sameAsLine === null ? outcomeOf(entry, match) : 'duplicate';
    return {
      ...entry,
      outcome,
      member: match?.memberId
        ? { id: match.memberId, name: match.memberName, administers: match.administers }
        : null,
      differsInCase: (outcome === 'matched' || outcome === 'losing') && match?.memberEmail !== entry.address,
      sameAsLine,
    };
  });
  const [unprovenDomains, absent] = await Promise.all([
    findUnprovenDomains(scope, entries),
    absentMembers(scope, { directoryId, entries }),
  ]);
  return { entries: compared, faulty, unprovenDomains, absent };
}

type Found = {
  position: number;
  /** Members with the address. */
  candidates: number;
  memberId: string | null;
  memberName: string;
  memberEmail: string | null;
  active: boolean;
  hasAccess: boolean;
  /** Another directory has them as active. */
  elsewhere: boolean;
  administers: boolean;
  /** A user of the directory is this member, or was. */
  inDirectory: boolean;
  departed: boolean;
  /** A user of the directory has the user name. */
  isPushed: boolean;
};

function outcomeOf({ address, disabled }: ScopeEntry, found: Found | undefined): ScopeOutcome {
  if (found?.isPushed) return 'known';
  if (address === null) return 'without_address';
  if (!found || found.candidates === 0) return 'new';
  if (found.candidates > 1 || found.inDirectory) return 'unclear';
  if (!found.active || found.departed) return 'inactive';
  return disabled && found.hasAccess && !found.elsewhere ? 'losing' : 'matched';
}

/** By the place of the entry, from 1. */
async function findMembers(
  { db, organizationId }: OrganizationScope,
  { entries, directoryId }: { entries: readonly ScopeEntry[]; directoryId: string | null },
): Promise<ReadonlyMap<number, Found>> {
  const addresses = entries.map(({ address }) => address);
  const userNames = entries.map(({ userName }) => userName);
  const rows = await db.prisma.$queryRaw<Found[]>`
    WITH entry AS MATERIALIZED (
      SELECT lower(address) AS address, lower(user_name) AS user_name, position
      FROM unnest(${addresses}::text[], ${userNames}::text[]) WITH ORDINALITY AS given(address, user_name, position)
    ), pushed AS MATERIALIZED (
      SELECT lower(u.user_name) AS user_name, u.member_id FROM directory_user u
      WHERE u.organization_id = ${organizationId}::uuid AND u.directory_id = ${directoryId}::uuid
    ), candidate AS MATERIALIZED (
      SELECT e.position, count(*)::int AS candidates, min(m.id::text) AS id
      FROM entry e JOIN member m ON m.organization_id = ${organizationId}::uuid AND lower(m.email) = e.address
        AND m.merged_into_id IS NULL
      GROUP BY e.position
    )
    SELECT e.position::int AS position, coalesce(c.candidates, 0) AS candidates, m.id AS "memberId",
      m.display_name AS "memberName", m.email AS "memberEmail", coalesce(m.active, false) AS active,
      coalesce(rollcall.has_access(m), false) AS "hasAccess", coalesce(rollcall.administers(m.role), false) AS administers,
      a.member_id IS NOT NULL AS elsewhere, i.member_id IS NOT NULL AS "inDirectory", d.member_id IS NOT NULL AS departed,
      p.user_name IS NOT NULL AS "isPushed"
    FROM entry e
    LEFT JOIN pushed p ON p.user_name = e.user_name
    LEFT JOIN candidate c ON c.position = e.position
    LEFT JOIN member m ON m.organization_id = ${organizationId}::uuid AND m.id = coalesce(p.member_id, c.id::uuid)
    LEFT JOIN (
      SELECT DISTINCT member_id FROM directory_user WHERE organization_id = ${organizationId}::uuid AND active
    ) a ON a.member_id = m.id
    LEFT JOIN (SELECT DISTINCT member_id FROM pushed) i ON i.member_id = m.id
    LEFT JOIN (
      SELECT DISTINCT member_id FROM departed_user
      WHERE organization_id = ${organizationId}::uuid AND directory_id = ${directoryId}::uuid
    ) d ON d.member_id = m.id
    WHERE p.user_name IS NOT NULL OR c.position IS NOT NULL`;
  return new Map(rows.map((row) => [row.position, row]));
}

/** Of the lines so far, by what two people cannot share. */
class LinesSeen {
  readonly #byAddress = new Map<string, number>();
  readonly #byUserName = new Map<string, number>();

  /** The first line that has the user name or the address of this one; null for the first. */
  earlier({ line, userName, address }: ScopeEntry): number | null {
    const name = userName.toLowerCase();
    const of = address?.toLowerCase();
    const same = this.#byUserName.get(name) ?? (of === undefined ? undefined : this.#byAddress.get(of));
    if (same !== undefined) return same;
    this.#byUserName.set(name, line);
    if (of !== undefined) this.#byAddress.set(of, line);
    return null;
  }
}

async function findUnprovenDomains(
  { db, organizationId }: OrganizationScope,
  entries: readonly ScopeEntry[],
): Promise<{ domain: string; people: number }[]> {
  const written = Map.groupBy(entries, ({ address }) =>
    address?.slice(address.lastIndexOf('@')).toLowerCase(),
  );
  const people = new Map<string, number>();
  for (const [ending, { length }] of written) {
    const domain = ending === undefined ? null : domainOfAddress(`x${ending}`);
    if (domain !== null) people.set(domain, (people.get(domain) ?? 0) + length);
  }
  const proven = await db.prisma.provenDomain.findMany({
    where: { organizationId },
    select: { domain: true },
  });
  for (const { domain } of proven) people.delete(domain);
  return [...people]
    .map(([domain, count]) => ({ domain: unicodeName(domain), people: count }))
    .sort((a, b) => b.people - a.people || a.domain.localeCompare(b.domain));
}
