import type { Provider } from '@rollcall/access';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { countCycles } from './count-cycles.ts';
import { listCycles } from './queries.ts';

type Sent = { minute: number; operation?: string; status?: number; effect?: object };

describe('the cycles of an IdP', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  /** The start of what was sent: earlier today, or this month at least, where partitions are. */
  const monthStartMs = Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth());
  const firstMs = Math.max(monthStartMs, Date.now() - 6 * 3_600_000);

  async function connection(provider: Provider, given?: ActorScope) {
    const scope = given ?? (await makeOrganization(test.db)).scope;
    const { directoryId } = await createDirectory(scope, { provider, name: provider });
    await scope.db.prisma.directory.updateMany({
      where: { organizationId: scope.organizationId, id: directoryId },
      data: { lastRequestAt: new Date() },
    });
    const send = async (requests: readonly Sent[]) => {
      await scope.db.prisma.provisioningRecord.createMany({
        data: requests.map(({ minute, operation = 'update', status = 200, effect = {} }) => ({
          organizationId: scope.organizationId,
          directoryId,
          at: new Date(firstMs + minute * 60_000),
          tokenId: 'aaaaaaaaaaaa',
          operation,
          method: 'PATCH',
          path: '/Users/u',
          status,
          effect,
          durationMs: 1,
          requestId: 'r',
        })),
      });
    };
    return { scope, directoryId, send };
  }

  const minutes = async (scope: ActorScope, limit = 100) => {
    const { items } = await listCycles(scope, { limit });
    return items.map(({ startedAt, endedAt, requests }) => {
      const at = (date: Date) => Math.round((date.getTime() - firstMs) / 60_000);
      return `${at(startedAt)}–${at(endedAt)}: ${requests}`;
    });
  };

  it('are told apart by a pause that is longer than this IdP makes within one', async () => {
    const sent = [0, 3, 11, 40, 41, 41].map((minute) => ({ minute }));
    const entra = await connection('entra');
    await entra.send(sent);
    expect(await minutes(entra.scope)).toEqual(['40–41: 3', '0–11: 3']);
    const okta = await connection('okta');
    await okta.send(sent);
    expect(await minutes(okta.scope)).toEqual(['40–41: 3', '11–11: 1', '3–3: 1', '0–0: 1']);
  });

  it('go on with what is sent later, however often they are counted', async () => {
    const { scope, send } = await connection('entra');
    const later = Math.floor((Date.now() - firstMs) / 60_000);
    await send([{ minute: later - 20 }, { minute: later - 12 }]);
    await countCycles(scope.db);
    await countCycles(scope.db);
    expect((await minutes(scope))[0]).toMatch(/: 2$/);
    // Counted up to some seconds ago: what follows is later than that.
    await scope.db.prisma.provisioningCycle.updateMany({
      where: { organizationId: scope.organizationId },
      data: { countedUntil: new Date(firstMs + (later - 11) * 60_000) },
    });
    await send([{ minute: later - 8 }, { minute: later - 1 }]);
    expect(await minutes(scope)).toEqual([`${later - 20}–${later - 1}: 4`]);
    const { items } = await listCycles(scope, { limit: 1 });
    expect(items[0]?.isRunning).toBe(true);
  });

  it('count what became of the requests, and are found by it', async () => {
    const { scope, directoryId, send } = await connection('okta');
    await send([
      { minute: 0, operation: 'create', status: 201 },
      { minute: 0, operation: 'create', status: 201, effect: { missing: ['email'] } },
      { minute: 0, operation: 'disable', effect: { withheld: 1 } },
      { minute: 1, operation: 'refuse', status: 409 },
      { minute: 1, operation: 'read' },
      { minute: 1, operation: 'skip' },
      { minute: 30, operation: 'read' },
      { minute: 31, operation: 'read' },
    ]);
    const { items } = await listCycles(scope, { directoryId, lookUps: 'hidden', limit: 10 });
    expect(items).toMatchObject([
      {
        requests: 6,
        created: 2,
        updated: 0,
        enabled: 0,
        disabled: 1,
        deleted: 0,
        skipped: 1,
        lookedUp: 1,
        incomplete: 1,
        pending: 1,
        failed: 1,
        isRunning: false,
      },
    ]);
    expect((await listCycles(scope, { result: 'failed', limit: 10 })).items).toHaveLength(1);
    expect((await listCycles(scope, { lookUps: 'shown', limit: 10 })).items).toHaveLength(2);
    expect((await listCycles(scope, { from: new Date(firstMs + 60_000), limit: 10 })).items).toHaveLength(1);
  });

  it('of several directories stand in one list, page by page, and nobody else sees them', async () => {
    const { scope, send } = await connection('okta');
    const other = await connection('entra', scope);
    await send([{ minute: 0 }, { minute: 20 }]);
    await other.send([{ minute: 0 }, { minute: 30 }]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCycles(scope, { limit: 1, cursor });
      seen.push(
        ...page.items.map(({ provider, startedAt }) => `${provider} ${startedAt.getTime() - firstMs}`),
      );
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.slice(0, 2)).toEqual(['entra 1800000', 'okta 1200000']);
    expect(seen.slice(2).sort()).toEqual(['entra 0', 'okta 0']);
    expect(await minutes((await makeOrganization(test.db)).scope)).toEqual([]);
  });

  it('are counted in parts where there is much, and lose nothing where they are cut', async () => {
    const { scope, directoryId } = await connection('entra');
    await scope.db.query(
      {
        text: `
        INSERT INTO provisioning_record (organization_id, directory_id, at, token_id, operation, method, path, status, effect,
          duration_ms, request_id)
        SELECT $1, $2, $3::timestamptz + n * interval '1 millisecond', 'aaaaaaaaaaaa', 'update', 'PATCH', '/', 200, '{}', 1, 'r'
        FROM generate_series(1, 45000) AS n`,
      },
      [scope.organizationId, directoryId, new Date(firstMs)],
    );
    await countCycles(scope.db);
    expect(await minutes(scope)).toEqual(['0–1: 45000']);
  });
});
