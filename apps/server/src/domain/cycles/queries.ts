import type { Provider } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import type { Result } from '#domain/activity/operation.ts';
import { activityKeptFrom } from '#domain/activity/retention.ts';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import { decodeCursor, type Page, pageOf, timeCursor } from '#domain/paging/keyset-cursor.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { countCyclesOf } from './count-cycles.ts';
import { cyclePauseMs } from './cycle-pause.ts';

type Counts = {
  readonly requests: number;
  readonly created: number;
  readonly updated: number;
  readonly enabled: number;
  readonly disabled: number;
  readonly deleted: number;
  readonly skipped: number;
  readonly lookedUp: number;
  readonly incomplete: number;
  readonly pending: number;
  readonly failed: number;
};

/** What an IdP sent without a long pause. */
export type Cycle = Counts & {
  readonly directoryId: string;
  readonly directoryName: string;
  readonly provider: Provider;
  readonly startedAt: Date;
  /** Of its last request so far. */
  readonly endedAt: Date;
  /** More may come. */
  readonly isRunning: boolean;
};

export type CycleFilter = {
  readonly directoryId?: string | undefined;
  /** `hidden` leaves out cycles in which the IdP only read. */
  readonly lookUps?: 'shown' | 'hidden' | undefined;
  /** Had a request of this result. */
  readonly result?: Result | undefined;
  /** Of the start; inclusive. */
  readonly from?: Date | undefined;
  /** Of the start; exclusive. */
  readonly to?: Date | undefined;
};

type Row = Omit<Cycle, 'directoryName' | 'provider' | 'isRunning'> & {
  directoryName: string | null;
  provider: string | null;
};

const resultConditions: Readonly<Record<Result, Prisma.Sql>> = {
  ok: Prisma.sql`c.requests > c.failed + c.incomplete + c.pending`,
  incomplete: Prisma.sql`c.incomplete > 0`,
  pending: Prisma.sql`c.pending > 0`,
  failed: Prisma.sql`c.failed > 0`,
};

/** The cycles of the organization's directories, the newest first; counted up to some seconds ago. */
export async function listCycles(
  scope: OrganizationScope,
  { cursor, limit, ...filter }: CycleFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<Cycle>> {
  const { db, organizationId } = scope;
  const keptFrom = await activityKeptFrom(scope);
  const conditions = [
    Prisma.sql`c.organization_id = ${organizationId}::uuid`,
    Prisma.sql`c.started_at >= ${keptFrom}`,
  ];
  if (cursor) {
    const [startedAt, directoryId] = decodeCursor(cursor, timeCursor);
    conditions.push(
      Prisma.sql`(c.started_at, c.directory_id) < (${startedAt}::timestamptz, ${directoryId}::uuid)`,
    );
  } else await countCyclesOf(scope);
  if (filter.directoryId) conditions.push(Prisma.sql`c.directory_id = ${filter.directoryId}::uuid`);
  if (filter.lookUps === 'hidden') conditions.push(Prisma.sql`c.requests > c.looked_up`);
  if (filter.result) conditions.push(resultConditions[filter.result]);
  if (filter.from) conditions.push(Prisma.sql`c.started_at >= ${filter.from}`);
  if (filter.to) conditions.push(Prisma.sql`c.started_at < ${filter.to}`);
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT c.directory_id AS "directoryId", d.name AS "directoryName", d.provider, c.started_at AS "startedAt",
      c.ended_at AS "endedAt", c.requests, c.created, c.updated, c.enabled, c.disabled, c.deleted, c.skipped,
      c.looked_up AS "lookedUp", c.incomplete, c.pending, c.failed
    FROM provisioning_cycle c
    LEFT JOIN directory d ON d.organization_id = c.organization_id AND d.id = c.directory_id
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY c.started_at DESC, c.directory_id DESC LIMIT ${limit + 1}`;
  const nowMs = Date.now();
  return pageOf(rows, limit, {
    item: ({ directoryName, provider, ...row }) => {
      const ofProvider = providerFromDatabase(provider ?? 'generic');
      return {
        ...row,
        directoryName: directoryName ?? 'Removed directory',
        provider: ofProvider,
        isRunning: nowMs - row.endedAt.getTime() < cyclePauseMs(ofProvider),
      };
    },
    key: (row) => [row.startedAt.toISOString(), row.directoryId],
  });
}
