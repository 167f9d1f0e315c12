import { randomUUID } from 'node:crypto';
import {
  type AttributeKey,
  type GroupKey,
  type Role,
  type RoleInputs,
  resolveRole,
  roleNames,
} from '@rollcall/access';
import { createTestDatabase } from '@rollcall/db/testing';
import type { ScimDocument } from '@rollcall/scim';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { attributeRule, hasValue } from './attribute-rule.ts';
import { roleFromDatabase } from './role-from-database.ts';
import { readStoredRoles, type StoredRole } from './stored-roles.ts';
import { syncRoleTable } from './sync-role-table.ts';

const role = fc.constantFrom(...roleNames);
const sometimes = fc.option(role, { nil: null, freq: 3 });

type MemberModel = {
  readonly users: readonly {
    readonly directory: number;
    readonly active: boolean;
    readonly groups: readonly number[];
    readonly userType: string | undefined;
    readonly department: string | undefined;
    readonly roles: readonly string[];
  }[];
  readonly pin: Role | null;
  readonly override: { readonly role: Role; readonly ended: boolean } | null;
  readonly hold: Role | null;
  readonly withheld: Role | null;
};

const groupsOfDirectory = 3;
/** Of every directory: differing in case, of an extension, and of several values. */
const mappableValues = [
  { attribute: 'userType', value: 'Manager' },
  { attribute: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', value: 'Åsa' },
  { attribute: 'roles.value', value: 'lead' },
  { attribute: 'roles.value', value: 'Owner "A"' },
];
const valuesSent = ['Manager', 'mANAGER', 'ÅSA', 'åsa', 'lead', 'Lead', 'Owner "A"', ''];
const directoriesOfOrganization = 2;

const member: fc.Arbitrary<MemberModel> = fc.record({
  users: fc.array(
    fc.record({
      directory: fc.nat(directoriesOfOrganization - 1),
      active: fc.boolean(),
      groups: fc.uniqueArray(fc.nat(groupsOfDirectory - 1)),
      userType: fc.option(fc.constantFrom(...valuesSent), { nil: undefined }),
      department: fc.option(fc.constantFrom(...valuesSent), { nil: undefined }),
      roles: fc.uniqueArray(fc.constantFrom(...valuesSent), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  pin: sometimes,
  override: fc.option(fc.record({ role, ended: fc.boolean() }), { nil: null, freq: 3 }),
  hold: sometimes,
  withheld: sometimes,
});

type Model = {
  readonly members: readonly MemberModel[];
  /** The role of each group of each directory, in order. */
  readonly mappings: readonly (Role | null)[];
  /** The role of each mappable value of each directory, in order. */
  readonly attributeMappings: readonly (Role | null)[];
  readonly defaultRole: Role;
};

const valuesOfOrganization = directoriesOfOrganization * mappableValues.length;

const model: fc.Arbitrary<Model> = fc.record({
  members: fc.array(member, { minLength: 1, maxLength: 5 }),
  mappings: fc.array(sometimes, {
    minLength: directoriesOfOrganization * groupsOfDirectory,
    maxLength: directoriesOfOrganization * groupsOfDirectory,
  }),
  attributeMappings: fc.array(sometimes, {
    minLength: valuesOfOrganization,
    maxLength: valuesOfOrganization,
  }),
  defaultRole: fc.constantFrom('boss' as const, 'member' as const),
});

/** Of each group, in order: undefined is not staged, null takes the role away. */
type Staged = {
  readonly roles: readonly (Role | null | undefined)[];
  readonly attributeRoles: readonly (Role | null | undefined)[];
  readonly defaultRole?: Role | undefined;
};

const staged: fc.Arbitrary<Staged> = fc.record({
  roles: fc.array(fc.option(sometimes, { nil: undefined, freq: 2 }), {
    minLength: directoriesOfOrganization * groupsOfDirectory,
    maxLength: directoriesOfOrganization * groupsOfDirectory,
  }),
  attributeRoles: fc.array(fc.option(sometimes, { nil: undefined, freq: 2 }), {
    minLength: valuesOfOrganization,
    maxLength: valuesOfOrganization,
  }),
  defaultRole: fc.option(fc.constantFrom('boss' as const, 'member' as const), { nil: undefined }),
});

type PushedUser = { memberId: string; directoryId: string; active: boolean; document: ScimDocument };

/** With every mappable value that the users have, whether it is mapped or not. */
function withValues(inputs: RoleInputs, users: readonly PushedUser[]): RoleInputs {
  const having = users.map(({ directoryId, active, document }) => ({
    directoryId,
    active,
    groupIds: [],
    attributes: mappableValues.filter((key) => hasValue(document, key)),
  }));
  return { ...inputs, directoryUsers: [...inputs.directoryUsers, ...having] };
}

/** The inputs as they would be after a save of the changes. */
function stagedOn(
  inputs: RoleInputs,
  {
    changes,
    attributes,
    defaultRole,
  }: {
    changes: readonly (GroupKey & { role: Role | null })[];
    attributes: readonly (AttributeKey & { role: Role | null })[];
    defaultRole: Role | undefined;
  },
): RoleInputs {
  const isStaged = (of: GroupKey) =>
    changes.some(({ directoryId, groupId }) => directoryId === of.directoryId && groupId === of.groupId);
  const mappings = [
    ...inputs.mappings.filter((mapping) => !isStaged(mapping)),
    ...changes.flatMap(({ role, ...group }) => (role === null ? [] : [{ ...group, role }])),
  ];
  const isStagedValue = (of: AttributeKey) =>
    attributes.some(
      ({ directoryId, attribute, value }) =>
        directoryId === of.directoryId && attribute === of.attribute && value === of.value,
    );
  const attributeMappings = [
    ...inputs.attributeMappings.filter((mapping) => !isStagedValue(mapping)),
    ...attributes.flatMap(({ role, ...key }) => (role === null ? [] : [{ ...key, role }])),
  ];
  return { ...inputs, mappings, attributeMappings, defaultRole: defaultRole ?? inputs.defaultRole };
}

function documentOf({ userType, department, roles }: MemberModel['users'][number]) {
  return {
    ...(userType !== undefined && { userType }),
    ...(department !== undefined && {
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department },
    }),
    ...(roles.length > 0 && { roles: roles.map((value) => ({ value })) }),
  };
}

describe("the database's role function", () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  it('gives everybody the role and the reason that resolveRole() gives', async () => {
    await fc.assert(
      fc.asyncProperty(model, async (given) => {
        const { organizationId } = await build(given);
        const members = await readStoredRoles(test.db, organizationId, { afterId: null, limit: 100 });
        expect(await rolesOf(organizationId, members, null)).toEqual(
          resolved(members, ({ inputs }) => inputs),
        );
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('gives, with staged changes, what resolveRole() gives as if they were saved', async () => {
    await fc.assert(
      fc.asyncProperty(model, staged, async (given, { roles, attributeRoles, defaultRole }) => {
        const { organizationId, groups, values } = await build(given);
        const members = await readStoredRoles(test.db, organizationId, { afterId: null, limit: 100 });
        const changes = groups.flatMap((group, index) => {
          const role = roles[index];
          return role === undefined ? [] : [{ ...group, role }];
        });
        const attributes = values.flatMap((value, index) => {
          const role = attributeRoles[index];
          return role === undefined ? [] : [{ ...value, ...attributeRule(value.attribute), role }];
        });
        const found = await rolesOf(organizationId, members, { mappings: changes, attributes, defaultRole });
        const users = await usersOf(organizationId);
        const expected = resolved(members, ({ memberId, inputs }) =>
          stagedOn(withValues(inputs, users.get(memberId) ?? []), { changes, attributes, defaultRole }),
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  async function rolesOf(organizationId: string, members: readonly StoredRole[], changes: object | null) {
    const ids = members.map(({ memberId }) => memberId);
    const rows = await test.db.prisma.$queryRaw<
      {
        id: string;
        role: string;
        reason: string;
        directoryId: string | null;
        groupId: string | null;
        attribute: string | null;
        value: string | null;
      }[]
    >`SELECT member_id AS id, role, reason, directory_id AS "directoryId", group_id AS "groupId", attribute,
        attribute_value AS value
      FROM rollcall.role_of(${organizationId}::uuid, ${ids}::uuid[], ${changes && JSON.stringify(changes)}::jsonb)`;
    return Object.fromEntries(
      rows.map(({ id, role, reason: kind, directoryId, groupId, attribute, value }) => {
        const key = kind === 'group' ? { groupId } : { attribute, value };
        const reason = kind === 'group' || kind === 'attribute' ? { kind, directoryId, ...key } : { kind };
        return [id, { role: roleFromDatabase(role), reason }];
      }),
    );
  }

  async function usersOf(organizationId: string): Promise<Map<string, PushedUser[]>> {
    const users = await test.db.prisma.$queryRaw<PushedUser[]>`
      SELECT member_id AS "memberId", directory_id AS "directoryId", active, document
      FROM directory_user WHERE organization_id = ${organizationId}::uuid`;
    return Map.groupBy(users, ({ memberId }) => memberId);
  }

  function resolved(members: readonly StoredRole[], inputsOf: (member: StoredRole) => RoleInputs) {
    return Object.fromEntries(members.map((member) => [member.memberId, resolveRole(inputsOf(member))]));
  }

  async function build({
    members,
    mappings,
    attributeMappings,
    defaultRole,
  }: Model): Promise<{ organizationId: string; groups: GroupKey[]; values: AttributeKey[] }> {
    const { scope } = await makeOrganization(test.db);
    const { organizationId } = scope;
    await test.db.prisma.organization.update({ where: { id: organizationId }, data: { defaultRole } });
    const groups = await buildGroups(scope);
    await test.db.prisma.roleMapping.createMany({
      data: mappings.flatMap((role, index) => {
        const group = groups[index];
        return role === null || !group ? [] : [{ organizationId, ...group, role }];
      }),
    });
    const directoryIds = [...new Set(groups.map(({ directoryId }) => directoryId))];
    const values = directoryIds.flatMap((directoryId) =>
      mappableValues.map((value) => ({ directoryId, ...value })),
    );
    await test.db.prisma.attributeMapping.createMany({
      data: attributeMappings.flatMap((role, index) => {
        const value = values[index];
        return role === null || !value
          ? []
          : [{ organizationId, ...attributeRule(value.attribute), ...value, role }];
      }),
    });
    for (const member of members) await buildMember(organizationId, groups, { ...member, defaultRole });
    return { organizationId, groups, values };
  }

  async function buildGroups(scope: ActorScope): Promise<GroupKey[]> {
    const keys: GroupKey[] = [];
    for (let number = 0; number < directoriesOfOrganization; number += 1) {
      const directory = await pushDirectory(scope, { users: [], name: `Directory ${number}` });
      for (let group = 0; group < groupsOfDirectory; group += 1) {
        const groupId = await directory.pushGroup(`Group ${group}`, []);
        keys.push({ directoryId: directory.directoryId, groupId });
      }
    }
    return keys;
  }

  async function buildMember(
    organizationId: string,
    groups: readonly GroupKey[],
    { users, pin, override, hold, withheld, defaultRole }: MemberModel & { defaultRole: Role },
  ): Promise<void> {
    const { prisma } = test.db;
    const { id: memberId } = await prisma.member.create({
      data: {
        organizationId,
        displayName: 'Somebody',
        origin: 'directory',
        direct: false,
        active: users.some(({ active }) => active),
        role: defaultRole,
        reason: 'default',
      },
    });
    const key = { organizationId, memberId };
    if (pin) await prisma.rolePin.create({ data: { ...key, role: pin, pinnedBy: 'Test' } });
    if (hold) await prisma.lockoutHold.create({ data: { ...key, role: hold } });
    if (withheld) {
      const cause = { directoryId: randomUUID(), recordId: randomUUID() };
      const data = { ...key, ...cause, ends: 'access', role: withheld, takesEffectAt: new Date() };
      await prisma.withheldRemoval.create({ data });
    }
    if (override) {
      const endsAt = new Date(Date.now() + (override.ended ? -60_000 : 60_000));
      const data = { ...key, role: override.role, reason: 'Test', overriddenBy: 'Test', endsAt };
      await prisma.roleOverride.create({ data });
    }
    for (const [index, user] of users.entries()) {
      const of = groups.slice(user.directory * groupsOfDirectory).slice(0, groupsOfDirectory);
      const directoryId = of[0]?.directoryId ?? '';
      const { id: directoryUserId } = await prisma.directoryUser.create({
        data: {
          ...key,
          directoryId,
          userName: `${memberId} ${index}`,
          active: user.active,
          document: documentOf(user),
        },
      });
      await prisma.membership.createMany({
        data: of
          .filter((_, group) => user.groups.includes(group))
          .map((group) => ({ organizationId, directoryUserId, ...group })),
      });
    }
  }
});
