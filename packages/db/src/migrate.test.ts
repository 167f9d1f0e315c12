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
    expect(await migrate(test)).toEqual({ applied: [], functionsReplaced: false });
  });

  it('lets servers that start at once wait for each other', async () => {
    const results = await Promise.all([migrate(test), migrate(test), migrate(test)]);
    expect(results).toHaveLength(3);
  });

  it('keeps every table when the functions are replaced, also those that were made among them', async () => {
    const { prisma } = test.db;
    const tables = () => prisma.$queryRaw<{ name: string }[]>`
      SELECT oid::regclass::text AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
      ORDER BY 1`;
    const before = await tables();
    const partitions = before.filter(({ name }) => name.startsWith('audit_record_'));
    expect(partitions).toHaveLength(3);
    await test.tamper(`ALTER TABLE ${partitions[0]?.name} SET SCHEMA rollcall`);

    await test.tamper(`UPDATE function_source SET hash = 'of an earlier version'`);
    expect(await migrate(test)).toEqual({ applied: [], functionsReplaced: true });

    expect(await tables()).toEqual(before);
  });

  it('makes tables beside the others although the role is named as the functions are', async () => {
    expect(new URL(test.ownerUrl).username).toBe('rollcall');
    expect(await tablesAmongFunctions()).toEqual([]);
  });

  function tablesAmongFunctions() {
    return test.db.prisma.$queryRaw<object[]>`
      SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'rollcall'::regnamespace`;
  }

  it('lets references be checked by the primary key, even before anything is known of the tables', async () => {
    const references = await test.db.prisma.$queryRaw<{ name: string; query: string }[]>`
      SELECT DISTINCT c.confrelid::regclass::text AS name, format('SELECT 1 FROM %I WHERE %s', c.confrelid::regclass,
        (SELECT string_agg(format('%I = %L', a.attname,
            CASE a.atttypid WHEN 'uuid'::regtype THEN '00000000-0000-0000-0000-000000000000' ELSE 'x' END), ' AND ')
          FROM pg_attribute a WHERE a.attrelid = c.confrelid AND a.attnum = ANY (c.confkey))) AS query
      FROM pg_constraint c
      WHERE c.contype = 'f' AND c.conparentid = 0 AND c.connamespace = 'public'::regnamespace`;
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
