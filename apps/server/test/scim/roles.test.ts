import type { Role } from '@rollcall/access';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

/** What pushes of users, groups and memberships do to the roles of members. */
describe('roles', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;

  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.close());
  beforeEach(async () => {
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
  });

  async function createUser(userName: string, more: object = {}): Promise<string> {
    const { status, body } = await scim('POST', '/Users', { body: { userName, ...more } });
    expect(status).toBe(201);
    return body?.id ?? '';
  }

  async function createGroup(
    displayName: string,
    role: Role,
    members: readonly string[] = [],
  ): Promise<string> {
    const { body } = await scim('POST', '/Groups', { body: { displayName } });
    const groupId = body?.id ?? '';
    const { organizationId, directoryId } = directory;
    await endpoint.db.prisma.roleMapping.create({ data: { organizationId, directoryId, groupId, role } });
    if (members.length > 0) expect((await patch(groupId, 'add', members)).status).toBe(204);
    return groupId;
  }

  function patch(groupId: string, op: 'add' | 'remove', userIds: readonly string[]) {
    const value = userIds.map((id) => ({ value: id }));
    return scim('PATCH', `/Groups/${groupId}`, { body: { Operations: [{ op, path: 'members', value }] } });
  }

  function setActive(userId: string, active: boolean) {
    return scim('PATCH', `/Users/${userId}`, {
      body: { Operations: [{ op: 'replace', value: { active } }] },
    });
  }

  async function memberOf(userId: string) {
    const { member } = await endpoint.db.prisma.directoryUser.findFirstOrThrow({
      where: { organizationId: directory.organizationId, id: userId },
      include: { member: true },
    });
    return member;
  }

  async function rolesOf(...userIds: string[]) {
    return await Promise.all(userIds.map(async (id) => (await memberOf(id)).role));
  }

  async function holds() {
    return await endpoint.db.prisma.lockoutHold.count({
      where: { organizationId: directory.organizationId },
    });
  }

  it('follow the highest mapped group, with one role change and its cause for each', async () => {
    const ann = await createUser('ann');
    const boss = await createGroup('Bosses', 'boss', [ann]);
    const admin = await createGroup('Admins', 'admin', [ann]);
    await createGroup('Others', 'member', [ann]);
    const member = await memberOf(ann);
    expect(member).toMatchObject({ role: 'admin', reason: 'group', reasonGroupId: admin });

    const { organizationId } = directory;
    const changes = await endpoint.db.prisma.roleChange.findMany({
      where: { organizationId, memberId: member.id },
      orderBy: { at: 'asc' },
    });
    expect(changes).toMatchObject([
      { fromRole: 'member', toRole: 'boss', reason: { kind: 'group', groupId: boss, groupName: 'Bosses' } },
      { fromRole: 'boss', toRole: 'admin', reason: { kind: 'group', groupId: admin, groupName: 'Admins' } },
    ]);
    const causes = await endpoint.db.prisma.provisioningRecord.findMany({
      where: { organizationId, id: { in: changes.map(({ causeId }) => causeId ?? '') } },
    });
    expect(causes.map(({ resourceName }) => resourceName).sort()).toEqual(['Admins', 'Bosses']);
  });

  it('end as admin when a person is added to an admin group and to a boss group at once', async () => {
    const admin = await createGroup('Admins', 'admin');
    const boss = await createGroup('Bosses', 'boss');
    for (let round = 0; round < 10; round += 1) {
      const person = await createUser(`person-${round}`);
      const both = await Promise.all([patch(boss, 'add', [person]), patch(admin, 'add', [person])]);
      expect(both.map(({ status }) => status)).toEqual([204, 204]);
      expect(await rolesOf(person)).toEqual(['admin']);
    }
  });

  it('never leave nobody who administers, when the last two are demoted at once', async () => {
    const [ann, bob] = [await createUser('ann'), await createUser('bob')];
    const admin = await createGroup('Admins', 'admin', [ann, bob]);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([patch(admin, 'remove', [ann]), patch(admin, 'remove', [bob])]);
      expect((await rolesOf(ann, bob)).sort()).toEqual(['admin', 'member']);
      expect(await holds()).toBe(1);
      await patch(admin, 'add', [ann, bob]);
      expect(await rolesOf(ann, bob)).toEqual(['admin', 'admin']);
      expect(await holds()).toBe(0);
    }
  });

  it('are held for all who administered when a PUT empties the admin group, until somebody else administers', async () => {
    const [ann, bob, eve] = [await createUser('ann'), await createUser('bob'), await createUser('eve')];
    const admin = await createGroup('Admins', 'admin', [ann, bob]);
    const put = await scim('PUT', `/Groups/${admin}`, { body: { displayName: 'Admins', members: [] } });
    expect(put.status).toBe(200);
    expect(await memberOf(ann)).toMatchObject({ role: 'admin', reason: 'lockout_hold' });
    expect(await rolesOf(bob)).toEqual(['admin']);

    await patch(admin, 'add', [eve]);
    expect(await rolesOf(ann, bob, eve)).toEqual(['member', 'member', 'admin']);
    expect(await holds()).toBe(0);
  });

  it('stop being held when the person who is held administers by their group again', async () => {
    const ann = await createUser('ann');
    const admin = await createGroup('Admins', 'admin', [ann]);
    await scim('DELETE', `/Groups/${admin}`);
    expect(await memberOf(ann)).toMatchObject({ role: 'admin', reason: 'lockout_hold' });
    const again = await createGroup('Admins', 'admin', [ann]);
    expect(await memberOf(ann)).toMatchObject({ role: 'admin', reason: 'group', reasonGroupId: again });
    expect(await holds()).toBe(0);
  });

  it('do not keep a deactivated person in: the last admin who is switched off is out at once', async () => {
    const ann = await createUser('ann');
    await createGroup('Admins', 'admin', [ann]);
    expect((await setActive(ann, false)).status).toBe(200);
    expect(await memberOf(ann)).toMatchObject({ active: false, role: 'member' });
    expect(await holds()).toBe(0);
  });

  it('come back with the memberships, which stay while a person is inactive', async () => {
    const ann = await createUser('ann');
    await createGroup('Bosses', 'boss', [ann]);
    await setActive(ann, false);
    expect(await rolesOf(ann)).toEqual(['member']);
    await setActive(ann, true);
    expect(await memberOf(ann)).toMatchObject({ active: true, role: 'boss' });
  });

  it('are not inherited by a new group with the name of an old one', async () => {
    const ann = await createUser('ann');
    const old = await createGroup('Bosses', 'boss', [ann]);
    await scim('DELETE', `/Groups/${old}`);
    const { body } = await scim('POST', '/Groups', {
      body: { displayName: 'Bosses', members: [{ value: ann }] },
    });
    expect(body?.id).not.toBe(old);
    expect(await rolesOf(ann)).toEqual(['member']);
    const { organizationId, directoryId } = directory;
    const departed = await endpoint.db.prisma.departedGroup.findMany({
      where: { organizationId, directoryId },
    });
    expect(departed).toMatchObject([{ id: old, displayName: 'Bosses', role: 'boss', people: 1 }]);
  });

  it('cost one edge, one member and the revision of the group, when one person joins 50,000', async () => {
    const { organizationId, directoryId } = directory;
    const admin = await createGroup('Everybody', 'boss');
    await endpoint.db.prisma.$executeRaw`
      WITH people AS (
        INSERT INTO member (organization_id, display_name, origin, direct, active, role, reason)
        SELECT ${organizationId}::uuid, 'person ' || n, 'directory', false, true, 'member', 'default'
        FROM generate_series(1, 50000) AS n RETURNING id, display_name
      ), users AS (
        INSERT INTO directory_user (organization_id, directory_id, member_id, user_name, active, document)
        SELECT ${organizationId}::uuid, ${directoryId}::uuid, id, display_name, true, '{}' FROM people RETURNING id
      )
      INSERT INTO membership SELECT ${organizationId}::uuid, ${directoryId}::uuid, ${admin}::uuid, id FROM users`;
    const late = await createUser('late');
    expect((await patch(admin, 'add', [late])).status).toBe(204);

    const touched = await endpoint.db.prisma.$queryRaw`
      SELECT
        (SELECT count(*)::int FROM membership s WHERE s.xmin = g.xmin) AS edges,
        (SELECT count(*)::int FROM member m WHERE m.xmin = g.xmin) AS members,
        (SELECT count(*)::int FROM directory_user u WHERE u.xmin = g.xmin) AS users,
        (SELECT count(*)::int FROM directory_group o WHERE o.xmin = g.xmin) AS groups
      FROM directory_group g WHERE g.id = ${admin}::uuid`;
    expect(touched).toEqual([{ edges: 1, members: 1, users: 0, groups: 1 }]);
    expect(await rolesOf(late)).toEqual(['boss']);
  });
});
