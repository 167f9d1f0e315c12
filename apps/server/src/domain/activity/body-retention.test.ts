import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { setBodyDays } from './body-retention.ts';
import { openBodies } from './open-bodies.ts';
import { dropOldActivity } from './retention.ts';

const dayMs = 86_400_000;

describe('how long bodies are kept', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    const days = Array.from({ length: 35 }, (_, index) => index + 1).map((ago) => {
      const name = dayOf(ago);
      return `CREATE TABLE ${name} PARTITION OF provisioning_body FOR VALUES FROM ('${midnight(ago)}') TO ('${midnight(ago - 1)}');
        ALTER TABLE ${name} OWNER TO rollcall`;
    });
    // The records of up to 35 days ago.
    const months = [1, 2].map((ago) => {
      const now = new Date();
      const [from, to] = [ago, ago - 1].map((months) =>
        new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months)).toISOString(),
      );
      return `CREATE TABLE record_of_${ago} PARTITION OF provisioning_record FOR VALUES FROM ('${from}') TO ('${to}')`;
    });
    await test.tamper([...days, ...months].join(';'));
  });
  afterAll(() => test.close());

  function midnight(ago: number): string {
    return `${new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10)}T00:00:00Z`;
  }

  function dayOf(ago: number): string {
    return `provisioning_body_${midnight(ago).slice(0, 10).replaceAll('-', '_')}`;
  }

  async function keepOne({ db, organizationId }: ActorScope, daysAgo: number) {
    const at = new Date(Date.now() - daysAgo * dayMs);
    const requestId = crypto.randomUUID();
    const asked = { organizationId, requestId, at, method: 'PATCH', path: '/Users', status: 200 };
    const { id } = await db.prisma.provisioningRecord.create({
      data: {
        ...asked,
        directoryId: organizationId,
        tokenId: 't',
        operation: 'update',
        effect: {},
        durationMs: 1,
      },
    });
    const sizes = { requestSize: 2, requestCut: false, responseSize: 0, responseCut: false };
    await db.prisma.provisioningBody.create({ data: { ...asked, ...sizes, headers: {}, request: '{}' } });
    return { id, at };
  }

  it('is said by each organization, 30 days at most, and what is older is shown to nobody', async () => {
    const { scope } = await makeOrganization(test.db);
    const [new_, old] = [await keepOne(scope, 0.01), await keepOne(scope, 8)];
    expect(await openBodies(scope, old)).toMatchObject({ days: 30, kept: { request: { text: '{}' } } });
    await setBodyDays(scope, 7);
    expect(await openBodies(scope, old)).toEqual({ days: 7, kept: null, absence: 'over' });
    expect(await openBodies(scope, new_)).toMatchObject({ kept: { request: { text: '{}' } } });
    await setBodyDays(scope, 0);
    expect(await openBodies(scope, new_)).toEqual({ days: 0, kept: null, absence: 'off' });
    const audit = await scope.db.prisma.auditRecord.findMany({
      where: { organizationId: scope.organizationId, action: 'organization.body_days_set' },
      orderBy: { at: 'asc' },
    });
    expect(audit.map(({ before, after }) => [before, after])).toEqual([
      [{ bodyDays: 30 }, { bodyDays: 7 }],
      [{ bodyDays: 7 }, { bodyDays: 0 }],
    ]);
  });

  it('is for the longest of them: whole days are dropped, by who owns nothing, and the next are there', async () => {
    const { scope } = await makeOrganization(test.db);
    await scope.db.prisma.organization.updateMany({ data: { bodyDays: 7 } });
    await setBodyDays(scope, 30);
    expect((await dropOldActivity(scope.db)).filter((name) => name.startsWith('provisioning_body'))).toEqual(
      [35, 34, 33, 32, 31].map(dayOf),
    );
    const old = await keepOne(scope, 29.9);
    await setBodyDays(scope, 7);
    const dropped = await dropOldActivity(scope.db);
    expect(dropped).toContain(dayOf(8));
    expect(dropped).not.toContain(dayOf(7));
    await setBodyDays(scope, 30);
    expect(await openBodies(scope, old)).toMatchObject({ kept: null, absence: 'lost' });
    const [ahead] = await test.db.query<{ exists: boolean }>(
      { text: `SELECT to_regclass('${dayOf(-7)}') IS NOT NULL AS exists` },
      [],
    );
    expect(ahead).toEqual({ exists: true });
  });
});
