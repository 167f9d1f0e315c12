import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { unicodeName } from './domain-name.ts';
import { domainRecord } from './domain-record.ts';
import { type DomainFinding, lookForRecord } from './look-for-record.ts';
import { type DomainStanding, type DomainState, nextDomainState } from './next-domain-state.ts';
import { type DomainSummary, getDomain, stateOfDomain } from './queries.ts';
import type { TxtResolver } from './txt-resolver.ts';

/** However often it is asked for, the DNS servers are asked no more often than this. */
const askedEveryMs = 3_000;

type Row = {
  challenge: string;
  state: string;
  lastSeenAt: Date | null;
  missingSince: Date | null;
};

/**
 * Looks for the record of a domain and stores what follows. Of two organizations that both have their record the first
 * to be checked has the domain; the other stays where it was, with the finding `taken`.
 * @throws not_found
 */
export async function checkDomain(
  scope: ActorScope,
  domain: string,
  resolve: TxtResolver,
): Promise<DomainSummary> {
  const { db, organizationId } = scope;
  const known = await db.prisma.organizationDomain.findUnique({
    where: { organizationId_domain: { organizationId, domain } },
    select: { challenge: true, lastCheckedAt: true },
  });
  if (!known) throw notFound('domain');
  if (known.lastCheckedAt && Date.now() - known.lastCheckedAt.getTime() < askedEveryMs) {
    return await getDomain(scope, domain);
  }
  const seen = await lookForRecord(resolve, domain, domainRecord(domain, known.challenge));
  await db.transaction((tx) => store(tx, scope, { domain, challenge: known.challenge, seen }));
  return await getDomain(scope, domain);
}

async function store(
  tx: Transaction,
  scope: ActorScope,
  { domain, challenge, seen }: { domain: string; challenge: string; seen: DomainFinding },
): Promise<void> {
  const { organizationId } = scope;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT challenge, state, last_seen_at AS "lastSeenAt", missing_since AS "missingSince"
    FROM organization_domain WHERE organization_id = ${organizationId}::uuid AND domain = ${domain} FOR UPDATE`;
  // While DNS was asked it was removed, or removed and added again with another record.
  if (row?.challenge !== challenge) throw notFound('domain');
  const before = { ...row, state: stateOfDomain(row.state) };
  const finding = seen.kind === 'found' ? await claim(tx, organizationId, domain) : seen;
  const now = new Date();
  const after = nextDomainState(before, finding, now);
  if (after.state === 'lost') await tx.provenDomain.deleteMany({ where: { organizationId, domain } });
  await tx.organizationDomain.update({
    where: { organizationId_domain: { organizationId, domain } },
    data: { ...columnsOf(after), finding, lastCheckedAt: now, ...provenAt(before.state, after.state, now) },
    select: { domain: true },
  });
  if (before.state === after.state) return;
  await recordAudit(tx, scope, {
    action: after.state === 'proven' ? 'domain.proven' : 'domain.lost',
    target: { kind: 'domain', id: domain, name: unicodeName(domain) },
    before: { state: before.state },
    after: { state: after.state },
  });
}

/** The row of `proven_domain` is what makes it this organization's: the key lets only one have it. */
async function claim(tx: Transaction, organizationId: string, domain: string): Promise<DomainFinding> {
  await tx.provenDomain.createMany({ data: { domain, organizationId }, skipDuplicates: true });
  const owner = await tx.provenDomain.findUnique({ where: { domain } });
  return { kind: owner?.organizationId === organizationId ? 'found' : 'taken' };
}

function columnsOf({ state, lastSeenAt, missingSince }: DomainStanding): DomainStanding {
  return { state, lastSeenAt, missingSince };
}

function provenAt(before: DomainState, after: DomainState, now: Date): { provenAt?: Date } {
  return before !== 'proven' && after === 'proven' ? { provenAt: now } : {};
}
