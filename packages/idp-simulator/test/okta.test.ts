import { describe, expect, test } from 'vitest';
import { compareWithServer } from '#compare-with-server.ts';
import { generateDirectory } from '#directory/generate-directory.ts';
import { mutateDirectory } from '#directory/mutate-directory.ts';
import { createOktaClient, type OktaClient, type OktaClientOptions } from '#okta/okta-client.ts';
import { patchOp, recordClient } from './record-client.ts';
import { bern, directoryOf, oslo, person, withoutWaiting } from './small-directory.ts';

const recorded = recordClient<OktaClient, OktaClientOptions>(createOktaClient);
const { connect, sent } = recorded;

const okta = { idStyle: 'okta' } as const;
const ann = person('00ujl29u0le5T6Aj10h7', {
  userName: 'a@x',
  email: 'a@x',
  givenName: 'A',
  familyName: 'X',
  displayName: 'A X',
});

describe('what Okta puts on the wire', () => {
  test('the test of the credentials reads two users and two groups, with Okta’s headers', async () => {
    expect(await connect(directoryOf([])).testCredentials()).toEqual({ ok: true });
    expect(recorded.server.requests[0]?.headers).toMatchObject({
      'user-agent': 'Okta SCIM Client 1.0.0',
      accept: 'application/scim+json',
      'content-type': 'application/scim+json',
      authorization: 'Bearer secret',
    });
    expect(sent().map(({ line }) => line)).toEqual([
      'GET /Users?startIndex=1&count=2',
      'GET /Groups?startIndex=1&count=2',
    ]);
  });

  test('an assignment matches, then creates with a password and empty groups', async () => {
    await connect(directoryOf([{ ...ann, locale: 'en-US' }])).initialCycle();
    expect(sent()).toEqual([
      { line: 'GET /Users?filter=userName%20eq%20%22a%40x%22&startIndex=1&count=100', body: null },
      {
        line: 'POST /Users',
        body: {
          schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
          userName: 'a@x',
          name: { givenName: 'A', familyName: 'X' },
          emails: [{ primary: true, value: 'a@x', type: 'work' }],
          displayName: 'A X',
          locale: 'en-US',
          externalId: '00ujl29u0le5T6Aj10h7',
          groups: [],
          password: expect.stringMatching(/^[0-9a-z]{8}$/),
          active: true,
        },
      },
    ]);
  });

  test('a profile update reads, then puts the whole resource back with what is not Okta’s own', async () => {
    const directory = directoryOf([{ ...ann, title: 'Clerk', mobilePhone: '+41 79' }]);
    await connect(directory).initialCycle();
    Object.assign(recorded.server.users.get('u1') ?? {}, {
      meta: { version: 'W/"1"' },
      groups: [{ value: 'g' }],
      nickName: 'Annie',
    });
    sent();
    directory.updateUser(ann.id, { displayName: 'A Y', familyName: 'Y', title: null, mobilePhone: null });
    await recorded.client.incrementalCycle();
    const [read, put] = sent();
    expect(read?.line).toBe('GET /Users/u1');
    expect(put).toEqual({
      line: 'PUT /Users/u1',
      body: {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        id: 'u1',
        meta: { version: 'W/"1"' },
        groups: [{ value: 'g' }],
        nickName: 'Annie',
        userName: 'a@x',
        name: { givenName: 'A', familyName: 'Y' },
        emails: [{ primary: true, value: 'a@x', type: 'work' }],
        displayName: 'A Y',
        externalId: ann.id,
        active: true,
      },
    });
  });

  test('a move to another office puts the new address, and a move home takes it away', async () => {
    const directory = directoryOf([{ ...ann, office: bern }]);
    await connect(directory).initialCycle();
    const address = {
      primary: true,
      type: 'work',
      formatted: 'Ahornweg 5\n3012 Bern\nCH',
      streetAddress: 'Ahornweg 5',
      locality: 'Bern',
      region: 'BE',
      postalCode: '3012',
      country: 'CH',
    };
    expect(sent()[1]?.body?.addresses).toEqual([address]);

    directory.updateUser(ann.id, { office: oslo });
    await recorded.client.incrementalCycle();
    expect(sent()[1]?.body?.addresses).toEqual([
      {
        primary: true,
        type: 'work',
        formatted: 'Lønneveien 8\n0155 Oslo\nNO',
        streetAddress: 'Lønneveien 8',
        locality: 'Oslo',
        postalCode: '0155',
        country: 'NO',
      },
    ]);
    directory.updateUser(ann.id, { office: null });
    await recorded.client.incrementalCycle();
    expect(sent()[1]?.body).not.toHaveProperty('addresses');
  });

  test('OIN style switches people off and on with one PATCH', async () => {
    const directory = directoryOf([ann]);
    await connect(directory).initialCycle();
    for (const active of [false, true]) {
      sent();
      directory.updateUser(ann.id, { status: active ? 'active' : 'disabled' });
      await recorded.client.incrementalCycle();
      expect(sent()).toEqual([
        {
          line: 'PATCH /Users/u1',
          body: { schemas: patchOp, Operations: [{ op: 'replace', value: { active } }] },
        },
      ]);
    }
  });

  test('AIW style does everything with PUT', async () => {
    const directory = directoryOf([ann], { G: [ann.id] }, 'okta');
    await connect(directory, { style: 'aiw' }).initialCycle();
    expect(sent().slice(-2)).toEqual([
      {
        line: 'POST /Groups',
        body: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'G', members: [] },
      },
      {
        line: 'PUT /Groups/g2',
        body: {
          schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
          id: 'g2',
          displayName: 'G',
          members: [{ value: 'u1', display: 'a@x' }],
        },
      },
    ]);
    directory.updateUser(ann.id, { status: 'deleted' });
    directory.renameGroup('id-G', 'G2');
    await recorded.client.incrementalCycle();
    const methods = sent();
    expect(methods.map(({ line }) => line)).toEqual([
      'GET /Users/u1',
      'PUT /Users/u1',
      'PUT /Groups/g2',
      'PUT /Groups/g2',
    ]);
    expect(methods[1]?.body).toMatchObject({ id: 'u1', active: false });
    expect(recorded.server.groups.get('g2')).toMatchObject({ displayName: 'G2', members: [] });
  });

  test('people who are gone for good are switched off and never deleted', async () => {
    const directory = directoryOf([ann]);
    await connect(directory).initialCycle();
    sent();
    directory.purgeUser(ann.id);
    const summary = await recorded.client.incrementalCycle();
    expect(sent().map(({ line }) => line)).toEqual(['PATCH /Users/u1']);
    expect(summary).toMatchObject({ disabled: 1, deleted: 0 });
    expect(recorded.server.users.get('u1')?.active).toBe(false);
  });

  test('a pushed group: created empty, members removed and added in one PATCH, renamed with its id, deleted', async () => {
    const directory = directoryOf([ann, person('2'), person('3')], { G: [ann.id, '2'] }, 'okta');
    await connect(directory).initialCycle();
    const [lookUp, create, members] = sent().slice(6);
    expect(lookUp?.line).toBe('GET /Groups?filter=displayName%20eq%20%22G%22&startIndex=1&count=100');
    expect(create?.body).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'G',
      members: [],
    });
    expect(members?.body?.Operations).toEqual([
      {
        op: 'add',
        path: 'members',
        value: [
          { value: 'u1', display: 'a@x' },
          { value: 'u2', display: '2@contoso.example' },
        ],
      },
    ]);

    directory.removeMember('id-G', ann.id);
    directory.addMember('id-G', '3');
    await recorded.client.incrementalCycle();
    expect(sent().map(({ body }) => body)).toEqual([
      {
        schemas: patchOp,
        Operations: [
          { op: 'remove', path: 'members[value eq "u1"]' },
          { op: 'add', path: 'members', value: [{ value: 'u3', display: '3@contoso.example' }] },
        ],
      },
    ]);

    directory.renameGroup('id-G', 'G2');
    await recorded.client.incrementalCycle();
    expect(sent().map(({ body }) => body?.Operations)).toEqual([
      [{ op: 'replace', value: { id: 'g4', displayName: 'G2' } }],
    ]);

    await recorded.client.unlinkGroup('id-G');
    expect(sent().map(({ line }) => line)).toEqual(['DELETE /Groups/g4']);
    await recorded.client.incrementalCycle();
    expect(sent()).toEqual([]);
  });

  test('"push now" replaces all members, also with none', async () => {
    const directory = directoryOf([ann], { G: [ann.id] }, 'okta');
    await connect(directory).initialCycle();
    await recorded.client.pushGroupNow('id-G');
    expect(sent().at(-1)?.body?.Operations).toEqual([
      { op: 'replace', path: 'members', value: [{ value: 'u1', display: 'a@x' }] },
    ]);
    directory.removeMember('id-G', ann.id);
    await recorded.client.pushGroupNow('id-G');
    expect(sent().at(-1)?.body?.Operations).toEqual([{ op: 'replace', path: 'members', value: [] }]);
  });

  test('password sync patches nothing but the password', async () => {
    await connect(directoryOf([ann])).initialCycle();
    sent();
    await recorded.client.pushPassword(ann.id, 'correct horse');
    expect(sent()[0]?.body?.Operations).toEqual([{ op: 'replace', value: { password: 'correct horse' } }]);
  });

  test('an import pages by a hundred to the end, inactive people included', async () => {
    await connect(generateDirectory({ seed: 'import', users: 230, groups: 3, ...okta }), {
      concurrency: 8,
    }).initialCycle();
    sent();
    const { users, groups } = await recorded.client.importResources();
    expect([users.length, groups.length]).toEqual([230, 3]);
    expect(groups[0]?.members).toHaveLength(230);
    expect(sent().map(({ line }) => line)).toEqual([
      'GET /Users?startIndex=1&count=100',
      'GET /Users?startIndex=101&count=100',
      'GET /Users?startIndex=201&count=100',
      'GET /Groups?startIndex=1&count=100',
    ]);
  });
});

describe('a whole life', () => {
  test.each(['oin', 'aiw'] as const)(
    'ends with the directory on the server (%s), cuts included',
    async (style) => {
      const directory = generateDirectory({ seed: `okta ${style}`, users: 120, groups: 12, ...okta });
      connect(directory, { style, concurrency: 4, chaos: { cutFraction: 0.05, seed: style } });
      expect(await recorded.client.initialCycle()).toMatchObject({
        created: 120,
        groupsCreated: 12,
        errors: [],
      });
      for (let cycle = 1; cycle <= 3; cycle++) {
        mutateDirectory(directory, { share: 0.03 });
        expect((await recorded.client.incrementalCycle()).errors).toEqual([]);
        // People whom Okta forgot stay on the server, switched off.
        const { differences } = await compareWithServer(recorded.client, { exclusive: false });
        expect(differences).toEqual([]);
      }
    },
  );

  test('an existing person is linked and gets the profile, and a cut POST creates nobody twice', async () => {
    let cuts = 1;
    recorded.server.interrupt = ({ method, body }) =>
      method === 'POST' && body?.userName === '2@contoso.example' && cuts-- > 0
        ? { cut: 'after the work' }
        : null;
    recorded.server.users.set('old', { id: 'old', userName: 'A@X', active: false });
    const summary = await connect(directoryOf([ann, person('2')])).initialCycle();
    expect(summary).toMatchObject({ created: 1, enabled: 1, errors: [] });
    expect(recorded.server.users.size).toBe(2);
    expect(recorded.server.users.get('old')).toMatchObject({
      userName: 'a@x',
      active: true,
      displayName: 'A X',
    });
  });

  test('without a number in Retry-After Okta waits five minutes and doubles that', async () => {
    const waitsMs: number[] = [];
    let refusals = 2;
    recorded.server.interrupt = () => (refusals-- > 0 ? { answer: 429 } : null);
    await connect(directoryOf([ann]), { retry: withoutWaiting(waitsMs) }).initialCycle();
    expect(waitsMs).toEqual([300_000, 600_000]);
  });
});
