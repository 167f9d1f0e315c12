import { describe, expect, test } from 'vitest';
import { createEntraClient, type EntraClient, type EntraClientOptions } from '#entra/entra-client.ts';
import { patchOp, recordClient } from './record-client.ts';
import { directoryOf, person } from './small-directory.ts';

const entra = recordClient<EntraClient, EntraClientOptions>(createEntraClient);
const { connect, lines, sent } = entra;

describe('what Entra ID puts on the wire about groups', () => {
  test('a group is looked up without its members, created without any and filled in batches', async () => {
    const directory = directoryOf([person('1'), person('2'), person('3')], { Bosses: ['1', '2', '3'] });
    await connect(directory, { membersPerPatch: 2 }).initialCycle();
    expect(sent().slice(6)).toEqual([
      { line: 'GET /Groups?excludedAttributes=members&filter=displayName+eq+"Bosses"', body: null },
      {
        line: 'POST /Groups',
        body: {
          schemas: [
            'urn:ietf:params:scim:schemas:core:2.0:Group',
            'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
          ],
          externalId: 'id-Bosses',
          displayName: 'Bosses',
          meta: { resourceType: 'Group' },
        },
      },
      {
        line: 'PATCH /Groups/g4',
        body: {
          schemas: patchOp,
          Operations: [
            {
              op: 'Add',
              path: 'members',
              value: [
                { $ref: null, value: 'u1' },
                { $ref: null, value: 'u2' },
              ],
            },
          ],
        },
      },
      {
        line: 'PATCH /Groups/g4',
        body: {
          schemas: patchOp,
          Operations: [{ op: 'Add', path: 'members', value: [{ $ref: null, value: 'u3' }] }],
        },
      },
    ]);
  });

  test.each([
    [
      'default',
      [
        {
          op: 'Remove',
          path: 'members',
          value: [
            { $ref: null, value: 'u1' },
            { $ref: null, value: 'u2' },
          ],
        },
      ],
      [{ op: 'Replace', path: 'displayName', value: 'Chiefs' }],
    ],
    [
      'aadOptscim062020',
      [
        { op: 'remove', path: 'members[value eq "u1"]' },
        { op: 'remove', path: 'members[value eq "u2"]' },
      ],
      [{ op: 'replace', value: { displayName: 'Chiefs' } }],
    ],
  ] as const)(
    'members leave, the group is renamed and deleted in the %s dialect',
    async (dialect, removal, rename) => {
      const directory = directoryOf([person('1'), person('2'), person('3')], { Bosses: ['1', '2', '3'] });
      await connect(directory, { dialect }).initialCycle();
      sent();

      directory.removeMember('id-Bosses', '1');
      directory.removeMember('id-Bosses', '2');
      await entra.client.incrementalCycle();
      expect(sent()).toEqual([{ line: 'PATCH /Groups/g4', body: { schemas: patchOp, Operations: removal } }]);
      expect(entra.server.groups.get('g4')?.members).toEqual([{ $ref: null, value: 'u3' }]);

      directory.renameGroup('id-Bosses', 'Chiefs');
      await entra.client.incrementalCycle();
      expect(sent()).toEqual([
        { line: 'GET /Groups/g4?excludedAttributes=members', body: null },
        { line: 'PATCH /Groups/g4', body: { schemas: patchOp, Operations: rename } },
      ]);

      directory.removeGroup('id-Bosses');
      await entra.client.incrementalCycle();
      expect(lines()).toEqual(['DELETE /Groups/g4']);
    },
  );

  test('on demand, the default dialect is used whatever the flag, and members are checked one by one', async () => {
    const directory = directoryOf([person('1'), person('2')], { Team: ['1', '2'] });
    await connect(directory, { dialect: 'aadOptscim062020' }).provisionOnDemand('1');
    expect(lines()).toEqual(['GET /Users?filter=userName+eq+"1%40contoso.example"', 'POST /Users']);
    directory.updateUser('1', { status: 'disabled' });
    await entra.client.provisionOnDemand('1');
    expect(sent()[1]?.body?.Operations).toEqual([{ op: 'Replace', path: 'active', value: 'False' }]);

    await entra.client.provisionOnDemand('2');
    sent();
    const summary = await entra.client.provisionGroupOnDemand('id-Team', ['2']);
    expect(lines()).toEqual([
      'GET /Groups?excludedAttributes=members&filter=displayName+eq+"Team"',
      'POST /Groups',
      'GET /Groups?filter=id+eq+"g3"+and+members+eq+"u2"&attributes=id',
      'PATCH /Groups/g3',
    ]);
    expect(summary.membershipsAdded).toBe(1);
    expect(() => entra.client.provisionGroupOnDemand('id-Team', ['1', '1', '1', '1', '1', '1'])).toThrow(
      RangeError,
    );
  });
});
