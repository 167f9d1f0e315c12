import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Prisma } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { createTestDatabase } from './testing.ts';

describe('migrate', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  it('does nothing the second time', async () => {
    expect(await migrate(test.url)).toEqual({ applied: [], functionsReplaced: false });
  });

  it('lets servers that start at once wait for each other', async () => {
    const results = await Promise.all([migrate(test.url), migrate(test.url), migrate(test.url)]);
    expect(results).toHaveLength(3);
  });

  it.each(Object.values(Prisma.ModelName))(
    'leads to every column that the schema has for %s',
    async (model) => {
      const delegate = (model[0]?.toLowerCase() + model.slice(1)) as Uncapitalize<typeof model>;
      const table = test.db.prisma[delegate] as { findFirst: () => Promise<unknown> };
      expect(await table.findFirst()).toBeDefined();
    },
  );
});
