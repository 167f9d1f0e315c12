import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { parseDomainName, unicodeName } from './domain-name.ts';
import { newChallenge } from './domain-record.ts';
import { type DomainSummary, getDomain } from './queries.ts';

/** Each is looked up every day. */
const domainsMax = 50;

/**
 * Adds a domain that waits for its proof. Nobody is told whether another organization has it: that is said to whoever
 * publishes the record, who has shown that the domain is theirs to ask about.
 * @throws invalid for what cannot belong to one organization, conflict when it is there already or there are too many
 */
export async function addDomain(scope: ActorScope, text: string): Promise<DomainSummary> {
  const { db, organizationId, actor } = scope;
  const domain = parseDomainName(text);
  await db.transaction(async (tx) => {
    // Two at once would both find room.
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const key = { organizationId_domain: { organizationId, domain } };
    if (await tx.organizationDomain.findUnique({ where: key, select: { domain: true } })) {
      throw new AppError('conflict', `${unicodeName(domain)} is in the list already.`);
    }
    if ((await tx.organizationDomain.count({ where: { organizationId } })) >= domainsMax) {
      throw new AppError('conflict', `An organization has at most ${domainsMax} domains.`);
    }
    await tx.organizationDomain.create({
      data: { organizationId, domain, challenge: newChallenge(), createdBy: actor.name },
    });
    await recordAudit(tx, scope, {
      action: 'domain.added',
      target: { kind: 'domain', id: domain, name: unicodeName(domain) },
    });
  });
  return await getDomain(scope, domain);
}
