import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { seedUsers } from '../../bench/seed.ts';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from '../scim/scim-client.ts';
import { type ExplainingConnection, explainEverything } from './explained-statements.ts';
import { runSize } from './run-size.ts';
import { connectAsSuperuser, type Superuser } from './superuser.ts';

const [few, many] = runSize({ ci: [1_500, 6_000], long: [5_000, 50_000] } as const);

/**
 * PostgreSQL that has looked at a table while nothing was in it takes reading all of it for the cheapest way, and a
 * statement keeps its plan to its end: nothing that is done for each member may depend on a plan.
 */
describe('in a directory in which nobody was in any group when PostgreSQL last looked', () => {
  let endpoint: Endpoint;
  let superuser: Superuser;
  let explaining: ExplainingConnection;
  let directory: Directory;
  let scim: ScimClient;
  let userIds: readonly string[];

  beforeAll(async () => {
    endpoint = await startEndpoint();
    superuser = await connectAsSuperuser(endpoint.db);
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
    userIds = await seedUsers(superuser, directory, many);
    explaining = await explainEverything(superuser.client);
  }, 120_000);
  afterAll(async () => {
    await superuser.close();
    await endpoint.close();
  });

  /** Pages that PostgreSQL looked at for each member of a PUT. */
  async function pagesAMember(howMany: number, role: string | null): Promise<number> {
    const created = await scim('POST', '/Groups', { body: { displayName: `${howMany} ${role}` } });
    const id = String(created.body?.id);
    if (role !== null) {
      const { organizationId, directoryId } = directory;
      await endpoint.db.prisma.roleMapping.create({
        data: { organizationId, directoryId, groupId: id, role },
      });
    }
    await superuser.administer('TRUNCATE membership');
    await superuser.administer('VACUUM (ANALYZE)');
    explaining.taken();
    vi.spyOn(endpoint.db, 'query').mockImplementation(explaining.query);
    const members = userIds.slice(0, howMany).map((value) => ({ value }));
    const put = await scim('PUT', `/Groups/${id}?excludedAttributes=members`, {
      body: { displayName: `${howMany} ${role}`, members },
    }).finally(() => vi.restoreAllMocks());
    expect(put.status, put.text.slice(0, 500)).toBe(200);
    const written = explaining
      .taken()
      .find(({ text }) => text.startsWith('SELECT rollcall.update_directory_group'));
    return (written?.pages ?? Number.NaN) / howMany;
  }

  it.each([null, 'boss'])(
    'a PUT costs as much for each member however many they are, in a group with the role %s',
    async (role) => {
      const [first, second] = [await pagesAMember(few, role), await pagesAMember(many, role)];
      expect(second).toBeGreaterThan(0);
      expect(second / first, `${first} and ${second} pages`).toBeLessThan(1.5);
    },
    runSize({ ci: 120_000, long: 600_000 }),
  );
});
