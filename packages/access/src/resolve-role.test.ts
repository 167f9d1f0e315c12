import { describe, expect, it } from 'vitest';
import { type RoleInputs, resolveRole } from './resolve-role.ts';

const nothing: RoleInputs = {
  override: null,
  pin: null,
  lockoutHold: null,
  withheld: null,
  directoryUsers: [],
  mappings: [],
  attributeMappings: [],
  defaultRole: 'member',
};

const inBothGroups: RoleInputs = {
  ...nothing,
  directoryUsers: [{ directoryId: 'd', active: true, groupIds: ['finance', 'chiefs'], attributes: [] }],
  mappings: [
    { directoryId: 'd', groupId: 'finance', role: 'boss' },
    { directoryId: 'd', groupId: 'chiefs', role: 'admin' },
  ],
};

describe('resolveRole', () => {
  it('gives the default when nothing else decides', () => {
    expect(resolveRole(nothing)).toEqual({ role: 'member', reason: { kind: 'default' } });
  });

  it('takes the highest of several mapped groups', () => {
    expect(resolveRole(inBothGroups)).toEqual({
      role: 'admin',
      reason: { kind: 'group', directoryId: 'd', groupId: 'chiefs' },
    });
  });

  it.each([
    ['override', { ...inBothGroups, override: 'member', pin: 'boss', lockoutHold: 'admin' }, 'member'],
    ['lockout_hold', { ...nothing, lockoutHold: 'admin', pin: 'boss' }, 'admin'],
    ['pin', { ...inBothGroups, pin: 'boss', withheld: 'admin' }, 'boss'],
    ['withheld', { ...inBothGroups, withheld: 'boss' }, 'boss'],
  ] as const)('lets %s win over everything below it', (kind, inputs, role) => {
    expect(resolveRole(inputs)).toEqual({ role, reason: { kind } });
  });

  it('does not count the groups of an inactive directory user', () => {
    const inactive = inBothGroups.directoryUsers.map((user) => ({ ...user, active: false }));
    expect(resolveRole({ ...inBothGroups, directoryUsers: inactive }).role).toBe('member');
  });

  it('counts the groups of every active directory user of the member', () => {
    const elsewhere = { directoryId: 'e', active: true, groupIds: ['owners'], attributes: [] };
    const resolved = resolveRole({
      ...inBothGroups,
      directoryUsers: [{ directoryId: 'd', active: false, groupIds: ['chiefs'], attributes: [] }, elsewhere],
      mappings: [...inBothGroups.mappings, { directoryId: 'e', groupId: 'owners', role: 'boss' }],
    });
    expect(resolved.reason).toEqual({ kind: 'group', directoryId: 'e', groupId: 'owners' });
  });

  it('does not mix up groups of the same id in two directories', () => {
    const mappings = [{ directoryId: 'other', groupId: 'chiefs', role: 'admin' }] as const;
    expect(resolveRole({ ...inBothGroups, mappings }).role).toBe('member');
  });

  it('names the same group whatever the order of the mappings', () => {
    const mappings = [
      { directoryId: 'd', groupId: 'finance', role: 'boss' },
      { directoryId: 'd', groupId: 'chiefs', role: 'boss' },
    ] as const;
    const reason = { kind: 'group', directoryId: 'd', groupId: 'chiefs' };
    expect(resolveRole({ ...inBothGroups, mappings }).reason).toEqual(reason);
    expect(resolveRole({ ...inBothGroups, mappings: [...mappings].reverse() }).reason).toEqual(reason);
  });

  const contractor = { attribute: 'userType', value: 'Contractor' };
  const byValue: RoleInputs = {
    ...inBothGroups,
    directoryUsers: [{ directoryId: 'd', active: true, groupIds: ['finance'], attributes: [contractor] }],
    attributeMappings: [{ directoryId: 'd', ...contractor, role: 'admin' }],
  };

  it('weighs a mapped value as it does a mapped group: the highest wins', () => {
    const reason = { kind: 'attribute', directoryId: 'd', ...contractor };
    expect(resolveRole(byValue)).toEqual({ role: 'admin', reason });
    const lower = { directoryId: 'd', ...contractor, role: 'member' } as const;
    expect(resolveRole({ ...byValue, attributeMappings: [lower] }).reason.kind).toBe('group');
  });

  it('names the group when a group and a value give the same role', () => {
    const same = { directoryId: 'd', ...contractor, role: 'boss' } as const;
    expect(resolveRole({ ...byValue, attributeMappings: [same] }).reason.kind).toBe('group');
  });

  it('counts no value of an inactive directory user, nor one of another directory', () => {
    const [user] = byValue.directoryUsers;
    if (!user) throw new Error('no user');
    const directoryUsers = [{ ...user, active: false }];
    expect(resolveRole({ ...byValue, directoryUsers }).reason.kind).toBe('default');
    const attributeMappings = [{ directoryId: 'e', ...contractor, role: 'admin' }] as const;
    expect(resolveRole({ ...byValue, attributeMappings }).reason.kind).toBe('group');
  });
});
