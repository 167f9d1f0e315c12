import { simulate } from '@rollcall/idp-simulator';
import { expect, it, vi } from 'vitest';
import { startEndpoint } from '../endpoint.ts';
import { explainEverything } from './explained-statements.ts';
import { runSize } from './run-size.ts';
import { connectAsSuperuser } from './superuser.ts';

const people = runSize({ ci: 400, long: 1_500 });
/** A list or a lookup while there are hardly more people than this may well read all of them. */
const rowsMax = 200;

/**
 * Plans are kept by each connection, and those of a new installation were made when the tables were empty. Until
 * PostgreSQL has analysed what came since, up to a minute later, they must do for a whole initial cycle.
 */
it(
  `an initial cycle into an empty database reads no table through, with the plans of its first request`,
  async () => {
    const endpoint = await startEndpoint();
    const superuser = await connectAsSuperuser(endpoint.db);
    try {
      const tables = ['directory_user', 'directory_group', 'membership', 'member', 'departed_user'];
      for (const table of tables)
        await superuser.administer(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`);
      const explaining = await explainEverything(superuser.client);
      for (const way of ['query', 'costlyQuery'] as const)
        vi.spyOn(endpoint.db, way).mockImplementation(explaining.query);
      const most = new Map<string, number>();
      const note = () => {
        for (const { text, scans } of explaining.taken()) {
          // With a group go its memberships, however many there are.
          if (text.startsWith('DELETE FROM ONLY')) continue;
          // Ten removals within an hour are weighed against everybody, once a minute (docs/decisions/0032).
          if (text.includes(') AS counted')) continue;
          for (const { table, rows } of scans) {
            const what = `${table} in ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`;
            if (tables.includes(table)) most.set(what, Math.max(rows, most.get(what) ?? 0));
          }
        }
      };

      for (const idp of ['entra', 'okta'] as const) {
        const { token } = await endpoint.createDirectory();
        const { errors } = await simulate({
          idp,
          baseUrl: endpoint.baseUrl,
          token,
          users: people,
          // As many groups as all people are in would be read with every person, and rightly.
          groups: 10,
          membersPerPatch: 50,
          // Nobody else uses the one connection that explains.
          concurrency: 1,
          cycles: idp === 'entra' ? 1 : 0,
          onExchange: note,
        });
        expect(errors).toEqual([]);
      }
      await endpoint.flush();
      note();
      expect(most.size).toBeGreaterThan(20);
      expect([...most].filter(([, rows]) => rows > rowsMax)).toEqual([]);
    } finally {
      vi.restoreAllMocks();
      await superuser.close();
      await endpoint.close();
    }
  },
  runSize({ ci: 60_000, long: 600_000 }),
);
