import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeOrganization } from '#domain/testing/organization.ts';
import { createRequestLog } from './request-log.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const request = {
  method: 'GET',
  path: '/Users',
  client: null,
  requestId: 'test',
  startedAtMs: 0,
  ignored: [],
};
const read = {
  operation: 'read',
  resourceType: 'User',
  resourceId: null,
  resourceName: null,
  userName: null,
  status: 200,
  scimType: null,
  detail: null,
  totalResults: 0,
} as const;

it('what was being written already is written too once a flush is done', async () => {
  const { scope } = await makeOrganization(test.db);
  const { organizationId } = scope;
  const directory = {
    ...scope,
    directoryId: organizationId,
    provider: 'okta',
    tokenId: 't',
    refusedWithout: [],
  } as const;
  const log = createRequestLog(test.db, (error) => {
    throw error;
  });
  // So many that the log begins to write them by itself.
  const added = 200;
  const flushed = await test.db.transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE provisioning_record`;
    for (let number = 0; number < added; number += 1) log.add(directory, request, read);
    const done = log.flush().then(() => 'done');
    const present = tx.$queryRaw`SELECT 1`.then(() => 'waiting');
    expect(await Promise.race([done, present])).toBe('waiting');
    return { done };
  });
  await flushed.done;
  expect(await test.db.prisma.provisioningRecord.count({ where: { organizationId } })).toBe(added);
});
