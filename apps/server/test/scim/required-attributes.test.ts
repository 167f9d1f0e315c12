import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setRequiredAttributes } from '#domain/organizations/set-required-attributes.ts';
import type { ActorScope } from '#domain/scope.ts';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

const complete = {
  emails: [{ value: 'ann@acme.test', type: 'work' }],
  name: { givenName: 'Ann', familyName: 'Lee' },
  displayName: 'Ann Lee',
};

describe('required attributes', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;
  let scope: ActorScope;

  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.close());
  beforeEach(async () => {
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
    const actor = { kind: 'cli', id: null, name: 'Test', address: null } as const;
    scope = { db: endpoint.db, organizationId: directory.organizationId, actor };
  });

  const everything = ['email', 'givenName', 'familyName', 'displayName'] as const;

  async function push(body: object) {
    return await scim('POST', '/Users', { body });
  }

  async function missingOf(userName: string) {
    const user = await endpoint.db.prisma.directoryUser.findFirstOrThrow({
      where: { organizationId: directory.organizationId, userName },
      include: { member: true },
    });
    return user.member.missing;
  }

  it('keep a person who lacks one as incomplete, and let them in as soon as it comes', async () => {
    await setRequiredAttributes(scope, { required: everything, strict: false });
    const { body, status } = await push({ userName: 'ann', name: { givenName: 'Ann' } });
    expect(status).toBe(201);
    expect(await missingOf('ann')).toEqual(['email', 'familyName', 'displayName']);
    await scim('PUT', `/Users/${body?.id}`, { body: { userName: 'ann', ...complete } });
    expect(await missingOf('ann')).toEqual([]);
    const Operations = [{ op: 'remove', path: 'emails' }];
    await scim('PATCH', `/Users/${body?.id}`, { body: { Operations } });
    expect(await missingOf('ann')).toEqual(['email']);
  });

  it('are asked of those who are here already, both ways, in one save', async () => {
    await push({ userName: 'bare' });
    await push({ userName: 'ann', ...complete });
    expect(await setRequiredAttributes(scope, { required: ['email'], strict: false })).toEqual({ ended: 1 });
    expect([await missingOf('bare'), await missingOf('ann')]).toEqual([['email'], []]);
    expect(await setRequiredAttributes(scope, { required: [], strict: false })).toEqual({ ended: 0 });
    expect(await missingOf('bare')).toEqual([]);
  });

  it('cannot be set so that nobody who administers is left', async () => {
    const admin = (await push({ userName: 'bare' })).body?.id;
    const group = (await scim('POST', '/Groups', { body: { displayName: 'Admins' } })).body?.id ?? '';
    const { organizationId, directoryId } = directory;
    await endpoint.db.prisma.roleMapping.create({
      data: { organizationId, directoryId, groupId: group, role: 'admin' },
    });
    const Operations = [{ op: 'add', path: 'members', value: [{ value: admin }] }];
    await scim('PATCH', `/Groups/${group}`, { body: { Operations } });
    await expect(setRequiredAttributes(scope, { required: ['email'], strict: false })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await missingOf('bare')).toEqual([]);
  });

  it('are refused with the attribute and where to map it, when the organization is strict', async () => {
    await endpoint.db.prisma.directory.updateMany({
      where: { id: directory.directoryId },
      data: { provider: 'entra' },
    });
    await setRequiredAttributes(scope, { required: ['email', 'givenName'], strict: true });
    const refused = await push({ userName: 'bare' });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      scimType: 'invalidValue',
      detail:
        'The organization requires the e-mail address and given name of everybody. Map emails[type eq "work"].value and name.givenName in Microsoft Entra ID: Provisioning → Attribute mapping → Provision Microsoft Entra ID Users.',
    });
    const ann = await push({ userName: 'ann', ...complete });
    const patch = (operation: object) =>
      scim('PATCH', `/Users/${ann.body?.id}`, { body: { Operations: [operation] } });
    expect((await patch({ op: 'remove', path: 'emails' })).status).toBe(400);
    expect((await patch({ op: 'replace', path: 'active', value: false })).status).toBe(200);
    expect((await patch({ op: 'remove', path: 'emails' })).status).toBe(200);
  });
});
