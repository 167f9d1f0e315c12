import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { createTestDatabase } from './testing.ts';

describe("the application's role", () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  const asApplication = (text: string) => test.db.query({ text }, []);
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  it('reads and writes every table but those of the audit and of migrations', async () => {
    const tables = await test.db.query<{ name: string; rights: string }>(
      {
        text: `
        SELECT c.relname AS name, concat_ws(' ',
          CASE WHEN has_table_privilege(c.oid, 'SELECT') THEN 'select' END,
          CASE WHEN has_table_privilege(c.oid, 'INSERT') THEN 'insert' END,
          CASE WHEN has_table_privilege(c.oid, 'UPDATE') THEN 'update' END,
          CASE WHEN has_table_privilege(c.oid, 'DELETE') THEN 'delete' END,
          CASE WHEN has_table_privilege(c.oid, 'TRUNCATE') THEN 'truncate' END) AS rights
        FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
      },
      [],
    );
    expect(tables.length).toBeGreaterThan(20);
    const less = tables.filter(({ rights }) => rights !== 'select insert update delete');
    expect(Object.fromEntries(less.map(({ name, rights }) => [name, rights]))).toEqual({
      _prisma_migrations: 'select',
      audit_record: 'select insert',
      audit_reseal: 'select',
      audit_seal: 'select',
      function_source: 'select',
    });
  });

  it('has no way around that by a partition', async () => {
    const [partition] = await test.db.query<{ name: string }>(
      {
        text: `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'audit_record'::regclass`,
      },
      [],
    );
    for (const statement of [
      `UPDATE ${partition?.name} SET reason = 'x'`,
      `DELETE FROM ${partition?.name}`,
      `DROP TABLE ${partition?.name}`,
      'ALTER TABLE audit_record DISABLE TRIGGER USER',
      'CREATE TABLE mine ()',
      'DROP TRIGGER audit_record_stays ON audit_record',
      'CREATE OR REPLACE FUNCTION rollcall.refuse_audit_change() RETURNS trigger LANGUAGE sql AS $$ SELECT NULL $$',
    ]) {
      await expect(asApplication(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('makes the partitions of the next months all the same', async () => {
    await expect(asApplication('SELECT rollcall.ensure_partitions()')).resolves.toHaveLength(1);
  });

  it('is found also where the address does not name it', async () => {
    const address = new URL(test.url);
    const { username, password } = address;
    address.username = '';
    address.password = '';
    address.search = new URLSearchParams({ user: username, password }).toString();
    await test.tamper(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${username}`);
    await migrate({ url: address.href, ownerUrl: test.ownerUrl });
    await expect(asApplication('SELECT FROM organization')).resolves.toEqual([]);
  });

  it('may start with a schema that is of this version, and says who has to change another', async () => {
    const { url, ownerUrl } = test;
    expect(await migrate({ url, ownerUrl: url })).toEqual({ applied: [], functionsReplaced: false });
    await test.tamper(`UPDATE function_source SET hash = 'of another version'`);
    await expect(migrate({ url, ownerUrl: url })).rejects.toThrow(
      'The database is not of this version, and the role rollcall_app may not change it.',
    );
    await migrate({ url, ownerUrl });
    expect(await migrate({ url, ownerUrl: url })).toEqual({ applied: [], functionsReplaced: false });
    await expect(asApplication(`SELECT rollcall.administers('admin')`)).resolves.toHaveLength(1);
  });
});
