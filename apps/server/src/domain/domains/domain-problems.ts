import type { OrganizationScope } from '#domain/scope.ts';
import { unicodeName } from './domain-name.ts';
import { graceMs } from './next-domain-state.ts';

/** Domains that an admin has to look after: the record of a proven one is gone, or the domain is lost by that. */
export async function domainProblems({ db, organizationId }: OrganizationScope) {
  const rows = await db.prisma.organizationDomain.findMany({
    where: { organizationId, OR: [{ state: 'lost' }, { state: 'proven', missingSince: { not: null } }] },
    select: { domain: true, state: true, missingSince: true },
    orderBy: { domain: 'asc' },
  });
  return rows.map(({ domain, state, missingSince }) => ({
    kind: state === 'lost' ? ('domain_lost' as const) : ('domain_record_missing' as const),
    domain,
    name: unicodeName(domain),
    ...(state === 'proven' && missingSince && { at: new Date(missingSince.getTime() + graceMs) }),
  }));
}
