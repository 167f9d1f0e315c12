import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCycles } from '#domain/cycles/queries.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { getActivity, listActivity } from './queries.ts';
import { dropOldActivity, setActivityDays } from './retention.ts';

const dayMs = 86_400_000;

describe('how long activity is kept', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    const earlier = Array.from({ length: 25 }, (_, index) => index + 1).flatMap((ago) =>
      ['provisioning_record', 'provisioning_cycle'].map((table) => {
        const [from, to] = [monthStart(ago), monthStart(ago - 1)].map((start) => start.toISOString());
        const name = partitionOf(table, ago);
        return `CREATE TABLE ${name} PARTITION OF ${table} FOR VALUES FROM ('${from}') TO ('${to}');
          ALTER TABLE ${name} OWNER TO rollcall`;
      }),
    );
    await test.tamper(earlier.join(';'));
  });
  afterAll(() => test.close());

  function monthStart(ago: number): Date {
    const now = new Date();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago));
  }

  function partitionOf(table: string, ago: number): string {
    return `${table}_${monthStart(ago).toISOString().slice(0, 7).replace('-', '_')}`;
  }

  /** A request and a cycle. */
  async function recordBoth(scope: ActorScope, daysAgo: number) {
    const { organizationId } = scope;
    const at = new Date(Date.now() - daysAgo * dayMs);
    const about = { organizationId, directoryId: organizationId };
    const request = { tokenId: 't', operation: 'update', method: 'PATCH', path: '/Users', status: 200 };
    const { id } = await scope.db.prisma.provisioningRecord.create({
      data: { ...about, ...request, at, effect: {}, durationMs: 1, requestId: 'r' },
    });
    const none = { created: 0, enabled: 0, disabled: 0, deleted: 0, skipped: 0, lookedUp: 0 };
    const results = { incomplete: 0, pending: 0, failed: 0 };
    const times = { startedAt: at, endedAt: at, countedUntil: at };
    await scope.db.prisma.provisioningCycle.create({
      data: { ...about, ...times, ...none, ...results, requests: 1, updated: 1 },
    });
    return { id, at };
  }

  const shown = async (scope: ActorScope) => [
    (await listActivity(scope, { limit: 100 })).items.length,
    (await listCycles(scope, { limit: 100 })).items.length,
  ];

  it('is said by each organization, and what is older is shown nowhere', async () => {
    const { scope } = await makeOrganization(test.db);
    await recordBoth(scope, 1);
    const old = await recordBoth(scope, 100);
    await recordBoth(scope, 400);
    expect(await shown(scope)).toEqual([2, 2]);
    await setActivityDays(scope, 90);
    expect(await shown(scope)).toEqual([1, 1]);
    await expect(getActivity(scope, old)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listActivity(scope, { from: new Date(0), limit: 100 })).items).toHaveLength(1);
    await setActivityDays(scope, 730);
    expect(await shown(scope)).toEqual([3, 3]);
  });

  it('is for the longest of them: months that are over for everybody are dropped, by who owns nothing', async () => {
    const { scope } = await makeOrganization(test.db);
    await recordBoth(scope, 400);
    await scope.db.prisma.organization.updateMany({ data: { activityDays: 90 } });
    await setActivityDays(scope, 730);
    await dropOldActivity(scope.db);
    expect(await shown(scope)).toEqual([1, 1]);
    await setActivityDays(scope, 30);
    const dropped = await dropOldActivity(scope.db);
    // Of three and more months ago all days are older than 90, of one and two not.
    for (const table of ['provisioning_record', 'provisioning_cycle']) {
      expect(dropped).toContain(partitionOf(table, 5));
      expect(dropped).toContain(partitionOf(table, 13));
      expect(dropped).not.toContain(partitionOf(table, 2));
    }
    await setActivityDays(scope, 730);
    expect(await shown(scope)).toEqual([0, 0]);
    await recordBoth(scope, 1);
    expect(await shown(scope)).toEqual([1, 1]);
    expect(await dropOldActivity(scope.db)).toEqual([]);
  });
});
