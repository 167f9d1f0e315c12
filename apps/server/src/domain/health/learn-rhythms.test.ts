import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { learnRhythms } from './learn-rhythms.ts';

describe('the rhythm of a directory', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  const monthStartMs = Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth());

  async function rhythmOf(provider: 'entra' | 'okta' | 'generic', gapMinutes: number) {
    const { scope } = await makeOrganization(test.db);
    const { organizationId } = scope;
    const { directoryId } = await createDirectory(scope, { provider, name: provider });
    const none = {
      created: 0,
      updated: 0,
      enabled: 0,
      disabled: 0,
      deleted: 0,
      skipped: 0,
      incomplete: 0,
      pending: 0,
    };
    await test.db.prisma.provisioningCycle.createMany({
      data: Array.from({ length: 14 }, (_, index) => {
        const startedAt = new Date(monthStartMs + index * (gapMinutes + 1) * 60_000);
        const endedAt = new Date(startedAt.getTime() + 60_000);
        const counted = { requests: 1, lookedUp: 1, failed: 0, ...none };
        return { organizationId, directoryId, startedAt, endedAt, countedUntil: endedAt, ...counted };
      }),
    });
    await test.db.prisma.directory.updateMany({
      where: { id: directoryId },
      data: { lastRequestAt: new Date() },
    });
    await learnRhythms(test.db);
    return await test.db.prisma.directory.findUniqueOrThrow({
      where: { organizationId_id: { organizationId, id: directoryId } },
      select: { usualGapSeconds: true, overdueAfterSeconds: true },
    });
  }

  it('is learned from the pauses between its own cycles, and of an event-driven IdP never', async () => {
    expect(await rhythmOf('entra', 39)).toEqual({ usualGapSeconds: 2400, overdueAfterSeconds: 7200 });
    expect(await rhythmOf('generic', 60)).toEqual({ usualGapSeconds: 3600, overdueAfterSeconds: 10_800 });
    expect(await rhythmOf('okta', 60)).toEqual({ usualGapSeconds: null, overdueAfterSeconds: null });
  });
});
