import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dismissDuplicate } from '#domain/members/dismiss-duplicate.ts';
import { splitMember } from '#domain/members/split-member.ts';
import { setRequiredAttributes } from '#domain/organizations/set-required-attributes.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization, roleOf, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { confirmMatches } from './confirm-matches.ts';
import { countMovePeople, listMovePeople } from './move-people.ts';
import { type MoveState, moveStates } from './people-of-move.ts';
import { startMove } from './start-move.ts';

const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('the report of a move', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;
  let scope: ActorScope;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    organization = await makeOrganization(test.db);
    scope = organization.scope;
  });

  type Users = Parameters<typeof pushDirectory>[1]['users'];

  async function move(old: Users, added: Users): Promise<{ okta: PushedDirectory; entra: PushedDirectory }> {
    const okta = await pushDirectory(scope, { name: 'Okta', users: old });
    const entra = await pushDirectory(scope, { name: 'Entra', users: added });
    await startMove(scope, { directoryId: okta.directoryId, toDirectoryId: entra.directoryId });
    return { okta, entra };
  }

  async function people(okta: PushedDirectory, states: readonly MoveState[] = moveStates) {
    const { items } = await listMovePeople(scope, { directoryId: okta.directoryId, states, limit: 50 });
    return items;
  }

  const described = async (okta: PushedDirectory) =>
    Object.fromEntries(
      (await people(okta)).map((person) => [person.displayName.toLowerCase(), person.state]),
    );

  it('has matched whom the new directory pushed with the same address, whatever its case', async () => {
    const { okta, entra } = await move(
      [{ userName: 'ann', email: 'ann@acme.test' }],
      [{ userName: 'Ann@acme.onmicrosoft.test', email: 'ANN@Acme.test' }],
    );
    expect(await people(okta)).toMatchObject([
      {
        memberId: entra.user('Ann@acme.onmicrosoft.test').memberId,
        state: 'matched',
        matchedBy: 'email',
        oldUserName: 'ann',
        newUserName: 'Ann@acme.onmicrosoft.test',
      },
    ]);
  });

  it.each([
    ['user_name', { userName: 'ann' }, { userName: 'ANN' }],
    [
      'employee_number',
      { userName: 'ann', attributes: { [enterpriseUser]: { employeeNumber: '0017' } } },
      { userName: 'a.lee', attributes: { [enterpriseUser]: { employeeNumber: '0017' } } },
    ],
    [
      'email',
      { userName: 'ann', email: 'ann@acme.test' },
      {
        userName: 'a.lee',
        attributes: {
          emails: [
            { type: 'work', value: 'lee@acme.test', primary: true },
            { type: 'other', value: 'Ann@acme.test' },
          ],
        },
      },
    ],
    [
      'name',
      { userName: 'ann', attributes: { displayName: 'Ann Lee' } },
      { userName: 'lee', attributes: { displayName: 'ann lee' } },
    ],
  ] as const)('suggests who looks the same by %s', async (by, old, added) => {
    const { okta, entra } = await move([old], [added]);
    const [person] = await people(okta, ['suggested']);
    expect(person?.candidates).toMatchObject([{ memberId: entra.user(added.userName).memberId, by }]);
    const { sure, suggested } = await countMovePeople(scope, okta.directoryId);
    expect({ sure, suggested }).toEqual({ sure: by === 'name' ? 0 : 1, suggested: 1 });
  });

  it('suggests the same name before the @ of two domains only when both are proven', async () => {
    const { okta } = await move(
      [{ userName: 'ann', email: 'ann.lee@acme.test' }],
      [{ userName: 'lee', email: 'Ann.Lee@acme.example' }],
    );
    expect(await described(okta)).toEqual({ ann: 'missing', lee: 'new' });
    for (const domain of ['acme.test', 'acme.example']) {
      const { organizationId } = scope;
      await test.db.prisma.organizationDomain.create({
        data: { organizationId, domain, challenge: 'x', createdBy: 'Test', state: 'proven' },
      });
      await test.db.prisma.provenDomain.create({ data: { organizationId, domain } });
    }
    expect((await people(okta, ['suggested']))[0]?.candidates).toMatchObject([{ by: 'proven_domain' }]);
  });

  it('says of who is in by the old directory alone why nobody is taken to be them', async () => {
    const okta = await pushDirectory(scope, {
      name: 'Okta',
      users: [
        { userName: 'ann', email: 'ann@acme.test' },
        { userName: 'bo' },
        { userName: 'cy', email: 'info@acme.test' },
        { userName: 'di', email: 'di@acme.test' },
      ],
    });
    const other = await pushDirectory(scope, { name: 'Other', users: [{ userName: 'cyd' }] });
    await other.replaceInUser('cyd', { emails: [{ type: 'work', value: 'INFO@acme.test' }] });
    const entra = await pushDirectory(scope, {
      name: 'Entra',
      users: [{ userName: 'di', email: 'di@acme.test' }],
    });
    await entra.deleteUser('di');
    await startMove(scope, { directoryId: okta.directoryId, toDirectoryId: entra.directoryId });
    const missing = await people(okta, ['missing']);
    expect(missing.map(({ displayName, because }) => [displayName, because])).toEqual([
      ['ann', 'not_pushed'],
      ['bo', 'no_email'],
      ['cy', 'shared_email'],
      ['di', 'left'],
    ]);
  });

  it('leaves the choice between several who look alike to an admin', async () => {
    const { okta } = await move(
      [{ userName: 'ann', attributes: { [enterpriseUser]: { employeeNumber: '7' } } }],
      [{ userName: 'ANN' }, { userName: 'lee', attributes: { [enterpriseUser]: { employeeNumber: '7' } } }],
    );
    const [ann] = await people(okta, ['ambiguous']);
    expect(ann?.candidates.map(({ userName, by }) => [userName, by])).toEqual([
      ['ANN', 'user_name'],
      ['lee', 'employee_number'],
    ]);
  });

  it('knows who is in both and would lose access, who stays by something else, and who has none already', async () => {
    const entraUsers = [
      { userName: 'off', email: 'off@acme.test' },
      { userName: 'gap', email: 'gap@acme.test' },
      { userName: 'fresh' },
    ];
    const { okta, entra } = await move(
      [
        { userName: 'off', email: 'off@acme.test' },
        { userName: 'gap', email: 'gap@acme.test', attributes: { displayName: 'Gap' } },
        { userName: 'third', email: 'third@acme.test', attributes: { displayName: 'Third' } },
        { userName: 'gone', email: 'gone@acme.test', active: false },
      ],
      entraUsers,
    );
    await entra.setActive('off', false);
    await pushDirectory(scope, {
      name: 'Partners',
      users: [{ userName: 'third', email: 'third@acme.test', attributes: { displayName: 'Third' } }],
    });
    await okta.replaceInUser('off', { displayName: 'Off' });
    await setRequiredAttributes(scope, { required: ['displayName'], strict: false });
    expect(await described(okta)).toEqual({
      off: 'unavailable',
      gap: 'unavailable',
      third: 'elsewhere',
      gone: 'inactive',
      fresh: 'new',
    });
    const lacking = (await people(okta, ['unavailable'])).map(({ displayName, lacks }) => [
      displayName,
      lacks,
    ]);
    expect(lacking).toContainEqual(['gap', ['displayName']]);
    expect(await countMovePeople(scope, okta.directoryId)).toMatchObject({
      unavailable: 2,
      elsewhere: 1,
      inactive: 1,
      new: 1,
      newWithoutEmail: 1,
      missing: 0,
    });
  });

  it('makes one person of a confirmed pair, who keeps pin and history, and can be split again', async () => {
    const { okta, entra } = await move([{ userName: 'ann' }], [{ userName: 'Ann' }]);
    const oldMemberId = okta.user('ann').memberId;
    const newMemberId = entra.user('Ann').memberId;
    await pinRole(scope, { memberId: oldMemberId, role: 'boss' });
    const { directoryId } = okta;
    expect(await confirmMatches(scope, { directoryId, pairs: [{ oldMemberId, newMemberId }] })).toEqual({
      confirmed: 1,
      refused: [],
    });
    expect(await people(okta)).toMatchObject([{ memberId: oldMemberId, state: 'matched', isPinned: true }]);
    expect(await roleOf(scope, oldMemberId)).toBe('boss by pin');
    await splitMember(scope, {
      memberId: oldMemberId,
      directoryId: entra.directoryId,
      directoryUserId: entra.user('Ann').id,
    });
    // Whom an admin has split are not suggested again.
    expect(await described(okta)).toEqual({ ann: 'new' });
    expect((await countMovePeople(scope, directoryId)).missing).toBe(1);
  });

  it('does not suggest again who are two people, as an admin said', async () => {
    const { okta, entra } = await move([{ userName: 'ann' }], [{ userName: 'Ann' }]);
    await dismissDuplicate(scope, [okta.user('ann').memberId, entra.user('Ann').memberId]);
    expect((await countMovePeople(scope, okta.directoryId)).suggested).toBe(0);
  });

  it('confirms the others when one pair cannot be, and says why', async () => {
    const { okta, entra } = await move(
      [{ userName: 'ann' }, { userName: 'bo', email: 'bo@acme.test' }],
      [{ userName: 'Ann' }, { userName: 'Bo', email: 'bo@acme.test' }],
    );
    const { directoryId } = okta;
    const ann = { oldMemberId: okta.user('ann').memberId, newMemberId: entra.user('Ann').memberId };
    const bo = { oldMemberId: okta.user('bo').memberId, newMemberId: entra.user('Ann').memberId };
    const { confirmed, refused } = await confirmMatches(scope, { directoryId, pairs: [bo, ann] });
    expect({ confirmed, refused }).toEqual({
      confirmed: 1,
      refused: [{ oldMemberId: bo.oldMemberId, reason: expect.stringContaining('changed in the meantime') }],
    });
  });
});
