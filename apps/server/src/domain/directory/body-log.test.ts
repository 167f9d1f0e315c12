import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeOrganization } from '#domain/testing/organization.ts';
import { createBodyLog, type SentExchange } from './body-log.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const text = JSON.stringify({ title: 'x'.repeat(60_000) });

function exchange(): SentExchange {
  return {
    requestId: crypto.randomUUID(),
    method: 'PATCH',
    path: '/Users',
    status: 204,
    headers: { request: {}, response: {} },
    request: { text, json: JSON.parse(text) },
    response: null,
  };
}

it('what does not fit while the database cannot be written to is counted as lost, and the rest is written later', async () => {
  const { scope } = await makeOrganization(test.db);
  const { organizationId } = scope;
  const directory = {
    ...scope,
    directoryId: organizationId,
    provider: 'okta',
    tokenId: 't',
    refusedWithout: [],
  } as const;
  let lost = 0;
  const log = createBodyLog(test.db, (count) => {
    lost += count;
  });
  const added = 400;
  await test.db.transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE provisioning_body`;
    // 24 MB, of which two thirds may wait.
    for (let number = 0; number < added; number += 1) log.add(directory, exchange());
  });
  await log.flush();
  const written = await test.db.prisma.provisioningBody.count({ where: { organizationId } });
  expect(lost).toBeGreaterThan(50);
  expect(written).toBeGreaterThan(200);
  expect(written + lost).toBe(added);

  log.add(directory, exchange());
  await log.flush();
  expect(await test.db.prisma.provisioningBody.count({ where: { organizationId } })).toBe(written + 1);
});
