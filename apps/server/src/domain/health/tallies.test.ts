import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countCycles } from '#domain/cycles/count-cycles.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { ageTallies, keepTallies } from './keep-tallies.ts';
import { directoryHistory } from './queries.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe('the tallies of a directory', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  async function pushed() {
    const { scope } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ann' }, { userName: 'bo', active: false }],
      groups: { Chiefs: ['ann'] },
    });
    const heardAt = (lastRequestAt: Date) =>
      test.db.prisma.directory.updateMany({
        where: { id: directory.directoryId },
        data: { lastRequestAt },
      });
    await heardAt(new Date());
    return { scope, directory, heardAt };
  }

  const talliesOf = (scope: ActorScope) =>
    test.db.prisma.directoryTally.findMany({
      where: { organizationId: scope.organizationId },
      orderBy: { at: 'asc' },
    });
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

  it('hold what its cycles hold, however often and in how many parts these are counted', async () => {
    const { scope, directory } = await pushed();
    const { organizationId } = scope;
    const { directoryId } = directory;
    await test.db.prisma.provisioningRecord.deleteMany({ where: { organizationId } });
    const monthStartMs = Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth());
    const firstMs = Math.max(monthStartMs, Date.now() - 6 * hourMs);
    for (const [minute, status] of [
      [0, 200],
      [4, 200],
      [50, 400],
      [59, 200],
      [61, 200],
    ] as const) {
      await test.db.prisma.provisioningRecord.create({
        data: {
          organizationId,
          directoryId,
          at: new Date(firstMs + minute * 60_000),
          tokenId: 'aaaaaaaaaaaa',
          operation: status < 400 ? 'update' : 'refuse',
          method: 'PATCH',
          path: '/Users/u',
          status,
          effect: {},
          durationMs: 1,
          requestId: 'r',
        },
      });
      // As if it had been counted just then.
      await countCycles(test.db);
      await test.db.prisma.provisioningCycle.updateMany({
        where: { organizationId },
        data: { countedUntil: new Date(firstMs + minute * 60_000 + 1) },
      });
    }
    const cycles = await test.db.prisma.provisioningCycle.findMany({ where: { organizationId } });
    const tallies = await talliesOf(scope);
    expect(cycles).toHaveLength(2);
    expect(total(tallies.map(({ requests }) => requests))).toBe(5);
    expect(total(tallies.map(({ changes }) => changes))).toBe(4);
    expect(total(tallies.map(({ failed }) => failed))).toBe(1);
    expect(total(tallies.map((tally) => tally.cycles))).toBe(2);
    expect(total(tallies.map(({ cycleSeconds }) => cycleSeconds))).toBe((4 + 11) * 60);
    expect(Math.max(...tallies.map(({ longestCycleSeconds }) => longestCycleSeconds))).toBe(11 * 60);
  });

  it('note whom it has once its IdP has called, and not again before it calls again', async () => {
    const { scope, directory, heardAt } = await pushed();
    const counted = async () => {
      await keepTallies(test.db);
      return (await talliesOf(scope)).at(-1);
    };
    expect(await counted()).toMatchObject({ people: 1, groups: 1 });
    await heardAt(new Date(Date.now() - 3 * hourMs));
    await directory.push({ userName: 'cy' });
    expect(await counted()).toMatchObject({ people: 1 });
    await heardAt(new Date());
    expect(await counted()).toMatchObject({ people: 2 });
    const { history } = await directoryHistory(scope, { directoryId: directory.directoryId, range: 'day' });
    expect(history.at(-1)).toMatchObject({ people: 2, groups: 1 });
  });

  it('become those of days, with the last count of each, and go when they are not shown any more', async () => {
    const { scope, directory, heardAt } = await pushed();
    const { organizationId } = scope;
    const { directoryId } = directory;
    await heardAt(new Date(0));
    const dayStart = (daysAgo: number) => Math.floor(Date.now() / dayMs) * dayMs - daysAgo * dayMs;
    const hour = (daysAgo: number, hours: number, people: number | null = null) => ({
      organizationId,
      directoryId,
      at: new Date(dayStart(daysAgo) + hours * hourMs),
      requests: 1,
      cycles: 1,
      cycleSeconds: 10,
      longestCycleSeconds: hours,
      people,
    });
    await test.db.prisma.directoryTally.createMany({
      data: [
        hour(400, 1, 1),
        hour(40, 0, 3),
        hour(40, 7, 4),
        hour(40, 9),
        hour(39, 5, 6),
        hour(1, 5),
        hour(1, 6),
      ],
    });
    for (const _ of ['once', 'again']) {
      await ageTallies(test.db);
      expect(
        (await talliesOf(scope)).map(({ at, requests, longestCycleSeconds, people }) => [
          (at.getTime() - dayStart(40)) / hourMs,
          requests,
          longestCycleSeconds,
          people,
        ]),
      ).toEqual([
        [0, 3, 9, 4],
        [24, 1, 5, 6],
        [39 * 24 + 5, 1, 5, null],
        [39 * 24 + 6, 1, 6, null],
      ]);
    }
    await test.db.prisma.organization.update({ where: { id: organizationId }, data: { activityDays: 30 } });
    await ageTallies(test.db);
    expect(await talliesOf(scope)).toHaveLength(2);
  });
});
