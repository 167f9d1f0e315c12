import { describe, expect, it } from 'vitest';
import type { Group } from '#lib/api.ts';
import { nothingStaged, stagedCount, stagedInput, stageRoles } from './staged-roles.ts';

const group = (groupId: string, role: Group['role']): Group => ({
  directoryId: 'd1',
  directoryName: 'Entra ID',
  provider: 'entra',
  groupId,
  name: groupId,
  people: 3,
  role,
  state: role ? 'mapped' : 'unmapped',
  formerRole: null,
  lastModifiedAt: '2026-01-01T00:00:00.000Z',
});

const finance = group('finance', null);
const engineering = group('it', 'boss');

describe('staged roles', () => {
  it('a change back to the saved role is no change', () => {
    let staged = stageRoles(nothingStaged, { type: 'group', group: finance, role: 'boss', version: 4 });
    expect(stagedCount(staged)).toBe(1);
    staged = stageRoles(staged, { type: 'group', group: finance, role: null, version: 4 });
    expect(stagedCount(staged)).toBe(0);
  });

  it('saving names the version that the reader saw first, not a later one', () => {
    let staged = stageRoles(nothingStaged, { type: 'group', group: finance, role: 'boss', version: 4 });
    staged = stageRoles(staged, { type: 'group', group: engineering, role: 'admin', version: 5 });
    expect(staged.baseVersion).toBe(4);
  });

  it('after everything was taken back, the next change starts from the version of its own time', () => {
    let staged = stageRoles(nothingStaged, { type: 'default', from: 'member', to: 'boss', version: 4 });
    staged = stageRoles(staged, { type: 'default', from: 'member', to: 'member', version: 4 });
    staged = stageRoles(staged, { type: 'group', group: engineering, role: null, version: 7 });
    expect(staged.baseVersion).toBe(7);
  });

  it('when somebody else saved, intentions are kept, shown against the new state, and dropped where already met', () => {
    let staged = stageRoles(nothingStaged, { type: 'group', group: finance, role: 'boss', version: 4 });
    staged = stageRoles(staged, { type: 'group', group: engineering, role: 'admin', version: 4 });
    staged = stageRoles(staged, { type: 'default', from: 'member', to: 'boss', version: 4 });
    staged = stageRoles(staged, {
      type: 'rebase',
      saved: [group('finance', 'boss'), group('it', 'member')],
      attributes: [],
      defaultRole: 'boss',
      version: 5,
    });
    expect([...staged.groups.values()]).toMatchObject([{ groupId: 'it', from: 'member', to: 'admin' }]);
    expect(staged.defaultRole).toBeNull();
    expect(staged.baseVersion).toBe(5);
  });

  it('a group that is not loaded keeps what was known of it', () => {
    let staged = stageRoles(nothingStaged, { type: 'group', group: engineering, role: 'admin', version: 4 });
    staged = stageRoles(staged, {
      type: 'rebase',
      saved: [],
      attributes: [],
      defaultRole: 'member',
      version: 5,
    });
    expect([...staged.groups.values()]).toMatchObject([{ groupId: 'it', from: 'boss', to: 'admin' }]);
  });

  it('values of attributes are staged, taken back and kept beside groups', () => {
    const value = { directoryId: 'd1', directoryName: 'Entra ID', attribute: 'userType', value: 'Manager' };
    let staged = stageRoles(nothingStaged, { type: 'attribute', value, from: null, to: 'boss', version: 4 });
    const otherCase = { ...value, value: 'manager' };
    staged = stageRoles(staged, { type: 'attribute', value: otherCase, from: null, to: 'admin', version: 4 });
    expect(stagedInput(staged).attributes).toMatchObject([{ value: 'manager', role: 'admin' }]);
    const saved = { ...value, role: 'member', people: 2 } as const;
    const rebase = { type: 'rebase', saved: [], defaultRole: 'member', version: 5 } as const;
    const rebased = stageRoles(staged, { ...rebase, attributes: [saved] });
    expect([...rebased.attributes.values()]).toMatchObject([{ from: 'member', to: 'admin' }]);
    expect(stagedCount(stageRoles(staged, { ...rebase, attributes: [{ ...saved, role: 'admin' }] }))).toBe(0);
    staged = stageRoles(staged, { type: 'attribute', value, from: null, to: null, version: 4 });
    expect(stagedCount(staged)).toBe(0);
  });
});
