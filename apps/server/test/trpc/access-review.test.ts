import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quarterOf } from '#domain/access-review/quarter.ts';
import type { CreatedOrganization } from '#domain/organizations/create-organization.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import type { ActorScope } from '#domain/scope.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { type Browser, type Portal, startPortal, vendor } from './portal.ts';

describe('the access review', () => {
  let portal: Portal;
  let acme: CreatedOrganization;
  let admin: Browser;
  const organization = 'acme';
  const quarter = quarterOf(new Date());

  beforeAll(async () => {
    portal = await startPortal();
    acme = await portal.createOrganization(organization);
    admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
    const scope: ActorScope = { db: portal.db, organizationId: acme.id, actor: vendor };
    const users = [{ userName: 'ann' }, { userName: 'bo' }, { userName: 'cem', active: false }];
    const directory = await pushDirectory(scope, { users, groups: { Chiefs: ['ann'] } });
    await setGroupRoles(scope, {
      expectedVersion: 1,
      changes: [{ directoryId: directory.directoryId, groupId: directory.group('Chiefs'), role: 'boss' }],
    });
    await pinRole(scope, {
      memberId: directory.user('bo').memberId,
      role: 'admin',
      reason: '=covers for Ann',
    });
    await createToken(scope, { directoryId: directory.directoryId, name: 'Main' });
  });
  afterAll(() => portal.close());

  const review = async () => (await admin.call('accessReview.get', { organization })).data;

  it('says who was raised by hand, what gives a role, and what can write people', async () => {
    expect(await review()).toMatchObject({
      quarter,
      review: null,
      earlier: [],
      defaultRole: 'member',
      counts: { people: 3, administering: 2, incomplete: 0, inactive: 1 },
      raisedByHand: [
        { displayName: 'admin@acme.test', role: 'admin', kind: 'pin', by: 'the command line' },
        { displayName: 'bo', role: 'admin', kind: 'pin', reason: '=covers for Ann', endsAt: null },
      ],
      groups: [{ name: 'Chiefs', role: 'boss', people: 1 }],
      tokens: [{ name: 'Main', state: 'live', createdBy: 'the command line' }],
    });
  });

  it('is completed once a quarter, by whom and with how many people, and stands in the audit', async () => {
    const complete = (of: string) => admin.call('accessReview.complete', { organization, quarter: of });
    expect((await complete('2020-Q1')).status).toBe(400);
    const both = await Promise.all([complete(quarter), complete(quarter)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await review()).toMatchObject({
      review: { quarter, reviewedBy: 'admin@acme.test', people: 3, administering: 2 },
    });
    const { data: audit } = await admin.call('audit.list', { organization, area: 'access_review' });
    expect(audit).toMatchObject({ items: [{ after: { quarter, people: 3, administering: 2 } }] });
  });

  it('is one file that has everybody with their role and why, and no formula', async () => {
    const get = async (file: string) => {
      const response = await fetch(`${portal.origin}/download/acme/${file}`, {
        headers: { cookie: admin.cookie },
      });
      return await response.text();
    };
    const lines = (await get('access-review.csv')).split('\r\n');
    expect(lines.find((line) => line.startsWith('person,ann'))).toMatch(
      /,boss,They are in the group Chiefs in Entra\.,.*,active,Entra,,$/,
    );
    expect(lines.find((line) => line.startsWith('person,bo'))).toMatch(
      /,admin,An admin pinned it: =covers for Ann,/,
    );
    expect(lines.find((line) => line.startsWith('person,cem'))).toMatch(
      /,member,It is the role of everyone whom nothing else gives one\.,.*,inactive,/,
    );
    expect(lines.find((line) => line.startsWith('group,Chiefs'))).toBe(
      'group,Chiefs,1 people,boss,,,,Entra,,',
    );
    expect(lines.find((line) => line.startsWith('token,Main'))).toContain(',live,Entra,the command line,');
    const json = JSON.parse(await get('access-review.json'));
    expect(json.people).toHaveLength(4);
    expect(json.people).toContainEqual(
      expect.objectContaining({ displayName: 'ann', why: 'They are in the group Chiefs in Entra.' }),
    );
    expect(json).toMatchObject({ quarter, groups: [{ name: 'Chiefs' }], tokens: [{ name: 'Main' }] });
  });
});
