import { type DirectoryHealth, directoryHealth } from '#domain/organizations/directory-health.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { type HistoryRange, type HistorySpan, historyOf, historyStart, type Tally } from './history.ts';

type DirectoryHistory = {
  readonly health: DirectoryHealth;
  readonly range: HistoryRange;
  readonly history: HistorySpan[];
};

/**
 * How a directory is now, and how it has been until a minute ago.
 * @throws not_found, also for one that is retired
 */
export async function directoryHistory(
  scope: OrganizationScope,
  { directoryId, range }: { directoryId: string; range: HistoryRange },
): Promise<DirectoryHistory> {
  const { db, organizationId } = scope;
  const health = (await directoryHealth(db, [organizationId])).find(({ id }) => id === directoryId);
  if (!health) throw notFound('directory');
  const now = new Date();
  const start = historyStart(range, now);
  const where = { organizationId, directoryId };
  const [tallies, before] = await Promise.all([
    db.prisma.directoryTally.findMany({ where: { ...where, at: { gte: start } }, orderBy: { at: 'asc' } }),
    db.prisma.directoryTally.findFirst({
      where: { ...where, at: { lt: start }, people: { not: null } },
      select: { people: true, groups: true },
      orderBy: { at: 'desc' },
    }),
  ]);
  const counted = before ?? { people: null, groups: null };
  return { health, range, history: historyOf(tallies satisfies Tally[], { range, now, before: counted }) };
}
