import { type Database, Prisma } from '@rollcall/db';
import type { ActorScope } from '#domain/scope.ts';
import { domainOfAddress, unicodeName } from './domain-name.ts';
import { type DomainRecord, domainRecord } from './domain-record.ts';
import type { DomainFinding } from './look-for-record.ts';
import { type DomainState, graceMs } from './next-domain-state.ts';

export type DomainSummary = {
  /** As DNS has it. */
  readonly domain: string;
  /** As people write it. */
  readonly displayName: string;
  readonly state: DomainState;
  /** The TXT record to publish. It has to stay. */
  readonly record: DomainRecord;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly provenAt: Date | null;
  readonly lastCheckedAt: Date | null;
  /** What the last check saw; null before the first. */
  readonly finding: DomainFinding | null;
  /** When a proven domain whose record is gone will be lost. */
  readonly lostAt: Date | null;
  /** Whose it is, of a domain that another organization has proven. Only support is told. */
  readonly belongsTo: { readonly slug: string; readonly name: string } | null;
};

const domainColumns = {
  domain: true,
  challenge: true,
  state: true,
  createdAt: true,
  createdBy: true,
  provenAt: true,
  missingSince: true,
  lastCheckedAt: true,
  finding: true,
} satisfies Prisma.OrganizationDomainSelect;

type Row = Prisma.OrganizationDomainGetPayload<{ select: typeof domainColumns }>;

/** The domains of the organization, in the order in which they were added. */
export async function listDomains(scope: ActorScope): Promise<DomainSummary[]> {
  const { db, organizationId } = scope;
  const rows = await db.prisma.organizationDomain.findMany({
    where: { organizationId },
    select: domainColumns,
    orderBy: [{ createdAt: 'asc' }, { domain: 'asc' }],
  });
  const owners = await otherOwners(scope, rows);
  return rows.map((row) => summaryOf(row, owners.get(row.domain) ?? null));
}

/** One of them. @throws when it is not there, which the caller has made sure of. */
export async function getDomain(scope: ActorScope, domain: string): Promise<DomainSummary> {
  const { db, organizationId } = scope;
  const row = await db.prisma.organizationDomain.findUniqueOrThrow({
    where: { organizationId_domain: { organizationId, domain } },
    select: domainColumns,
  });
  const owners = await otherOwners(scope, [row]);
  return summaryOf(row, owners.get(domain) ?? null);
}

/**
 * The organization that has proven the domain of this address, for the sign-in; null where none has. A subdomain is a
 * domain of its own: an address at mail.example.com is none of example.com.
 */
export async function organizationOfDomain(
  db: Database,
  emailAddress: string,
): Promise<{ organizationId: string; slug: string; name: string; domain: string } | null> {
  const domain = domainOfAddress(emailAddress);
  if (domain === null) return null;
  const [found] = await db.prisma.$queryRaw<{ organizationId: string; slug: string; name: string }[]>`
    SELECT o.id AS "organizationId", o.slug, o.name FROM proven_domain p
    JOIN organization o ON o.id = p.organization_id WHERE p.domain = ${domain}`;
  return found ? { ...found, domain } : null;
}

export function stateOfDomain(state: string): DomainState {
  if (state === 'waiting' || state === 'proven' || state === 'lost') return state;
  throw new RangeError(`There is no state of a domain called ${JSON.stringify(state)}`);
}

function summaryOf(row: Row, belongsTo: DomainSummary['belongsTo']): DomainSummary {
  const { domain, challenge, missingSince, createdAt, createdBy, provenAt, lastCheckedAt } = row;
  const state = stateOfDomain(row.state);
  return {
    domain,
    displayName: unicodeName(domain),
    state,
    record: domainRecord(domain, challenge),
    createdAt,
    createdBy,
    provenAt,
    lastCheckedAt,
    // Written by check-domain.ts alone.
    finding: row.finding as DomainFinding | null,
    lostAt: state === 'proven' && missingSince ? new Date(missingSince.getTime() + graceMs) : null,
    belongsTo,
  };
}

async function otherOwners(
  { db, organizationId, actor }: ActorScope,
  rows: readonly Row[],
): Promise<Map<string, { slug: string; name: string }>> {
  if (actor.kind !== 'staff' || rows.length === 0) return new Map();
  const owners = await db.prisma.$queryRaw<{ domain: string; slug: string; name: string }[]>`
    SELECT p.domain, o.slug, o.name FROM proven_domain p JOIN organization o ON o.id = p.organization_id
    WHERE p.domain IN (${Prisma.join(rows.map(({ domain }) => domain))}) AND o.id <> ${organizationId}::uuid`;
  return new Map(owners.map(({ domain, ...owner }) => [domain, owner]));
}
