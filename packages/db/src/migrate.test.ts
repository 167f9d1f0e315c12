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

  it('lets references be checked by the primary key, even before anything is known of the tables', async () => {
    const references = await test.db.prisma.$queryRaw<{ name: string; query: string }[]>`
      SELECT DISTINCT c.confrelid::regclass::text AS name, format('SELECT 1 FROM %I WHERE %s', c.confrelid::regclass,
        (SELECT string_agg(format('%I = %L', a.attname,
            CASE a.atttypid WHEN 'uuid'::regtype THEN '00000000-0000-0000-0000-000000000000' ELSE 'x' END), ' AND ')
          FROM pg_attribute a WHERE a.attrelid = c.confrelid AND a.attnum = ANY (c.confkey))) AS query
      FROM pg_constraint c WHERE c.contype = 'f' AND c.conparentid = 0`;
    expect(references.length).toBeGreaterThan(5);
    for (const { name, query } of references) {
      const plan = await test.db.prisma.$queryRawUnsafe<object[]>(`EXPLAIN ${query}`);
      expect(JSON.stringify(plan), query).toContain(`${name}_pkey`);
    }
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
