import type { Database } from '@rollcall/db';
import { somebodyAdministers } from '#domain/break-glass/somebody-administers.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { openAccess } from './open-access.ts';

export type OpenAccess = {
  readonly organization: { readonly slug: string; readonly name: string };
  readonly reason: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  /** The admin who let them in for this time, which cannot be extended. Null where support access is switched on. */
  readonly approvedBy: string | null;
};

/** The organization that this member of staff has open, or null. It is at most one. */
export async function openAccessOf(db: Database, staffAccountId: string): Promise<OpenAccess | null> {
  const access = await db.prisma.supportAccess.findFirst({
    where: { staffAccountId, ...openAccess() },
    select: {
      reason: true,
      openedAt: true,
      expiresAt: true,
      organization: { select: { slug: true, name: true } },
      request: { select: { decidedBy: true } },
    },
    orderBy: { openedAt: 'desc' },
  });
  if (!access) return null;
  const { request, ...rest } = access;
  return { ...rest, approvedBy: request?.decidedBy ?? null };
}

type RequestState = 'waiting' | 'approved' | 'refused';

type SupportRequest = {
  readonly id: string;
  readonly state: RequestState;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: string | null;
};

const requestColumns = {
  id: true,
  decision: true,
  reason: true,
  requestedAt: true,
  expiresAt: true,
  decidedBy: true,
} as const;

function requestOf<Row extends { decision: string | null }>({ decision, ...row }: Row) {
  const state: RequestState =
    decision === null ? 'waiting' : decision === 'approved' ? 'approved' : 'refused';
  return { ...row, state };
}

/** How a member of staff gets into an organization. */
export type WayIn = {
  readonly organization: { readonly slug: string; readonly name: string };
  /** With a reason alone. Otherwise an admin has to approve it. */
  readonly supportAllowed: boolean;
  /** Nobody could approve it. */
  readonly nobodyAdministers: boolean;
  /** What they asked for last, until it expires. */
  readonly request: SupportRequest | null;
};

/** @throws not_found */
export async function wayInto(db: Database, staffAccountId: string, slug: string): Promise<WayIn> {
  const found = await db.prisma.organization.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      supportAllowed: true,
      supportRequests: {
        where: { staffAccountId, expiresAt: { gt: new Date() } },
        select: requestColumns,
        orderBy: { requestedAt: 'desc' },
        take: 1,
      },
    },
  });
  if (!found) throw notFound('organization');
  const { id, supportAllowed, supportRequests, ...organization } = found;
  const [request] = supportRequests;
  return {
    organization,
    supportAllowed,
    nobodyAdministers: !(await somebodyAdministers(db.prisma, id)),
    request: request ? requestOf(request) : null,
  };
}

type SupportAccessItem = {
  readonly id: string;
  readonly staff: string;
  readonly reason: string;
  readonly openedAt: Date;
  /** When it ended, or will. */
  readonly endsAt: Date;
  readonly isOpen: boolean;
  readonly approvedBy: string | null;
};

export type SupportAccessOverview = {
  readonly allowed: boolean;
  /** Those that wait, and those that were approved and not used up. */
  readonly requests: (SupportRequest & { readonly staff: string })[];
  /** The last ones, the newest first. */
  readonly accesses: SupportAccessItem[];
};

const accessesMax = 50;
const requestsMax = 20;

/** Who of support is in an organization, was, and asks to be. */
export async function supportAccessOf(scope: OrganizationScope): Promise<SupportAccessOverview> {
  const { db, organizationId } = scope;
  const now = new Date();
  const [{ supportAllowed }, requests, accesses, open] = await Promise.all([
    db.prisma.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { supportAllowed: true },
    }),
    liveRequests(scope),
    db.prisma.supportAccess.findMany({
      where: { organizationId },
      select: {
        id: true,
        reason: true,
        openedAt: true,
        expiresAt: true,
        closedAt: true,
        staffAccount: { select: { displayName: true } },
        request: { select: { decidedBy: true } },
      },
      orderBy: { openedAt: 'desc' },
      take: accessesMax,
    }),
    db.prisma.supportAccess.findMany({
      where: { organizationId, ...openAccess(now) },
      select: { id: true },
    }),
  ]);
  const isOpen = new Set(open.map(({ id }) => id));
  return {
    allowed: supportAllowed,
    requests,
    accesses: accesses.map(({ staffAccount, request, closedAt, expiresAt, ...access }) => ({
      ...access,
      staff: staffAccount.displayName,
      endsAt: closedAt ?? expiresAt,
      isOpen: isOpen.has(access.id),
      approvedBy: request?.decidedBy ?? null,
    })),
  };
}

/** What staff ask for and what was approved and can still be used; the oldest first. */
async function liveRequests({ db, organizationId }: OrganizationScope) {
  const rows = await db.prisma.supportRequest.findMany({
    where: {
      organizationId,
      expiresAt: { gt: new Date() },
      OR: [{ decision: null }, { decision: 'approved' }],
    },
    select: { ...requestColumns, staffAccount: { select: { displayName: true } } },
    orderBy: { requestedAt: 'asc' },
    take: requestsMax,
  });
  return rows.map(({ staffAccount, ...row }) => ({ ...requestOf(row), staff: staffAccount.displayName }));
}

/** Those that wait for an admin. */
export async function waitingRequests(scope: OrganizationScope) {
  return (await liveRequests(scope)).filter(({ state }) => state === 'waiting');
}
