import { expect, it } from 'vitest';
import { auditChanges } from './audit-changes.ts';

const group = { directoryId: 'd', groupId: 'g1', name: 'Finance', role: null };

it('a saved role is told with the name of its group and of the role', () => {
  const before = { groups: [group] };
  const after = { groups: [{ ...group, role: 'boss' }] };
  expect(auditChanges(before, after)).toEqual([
    { path: 'groups[Finance].role', before: undefined, after: 'Boss' },
  ]);
});

it('groups of two directories that have one name are told apart', () => {
  const namesake = { ...group, groupId: 'g2' };
  const before = { groups: [group, namesake] };
  const after = {
    groups: [
      { ...group, role: 'boss' },
      { ...namesake, role: 'admin' },
    ],
  };
  expect(auditChanges(before, after).map(({ path, after: role }) => [path, role])).toEqual([
    ['groups[Finance 1].role', 'Boss'],
    ['groups[Finance 2].role', 'Admin'],
  ]);
});
