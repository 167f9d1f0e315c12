import { expect, it } from 'vitest';
import { managerActs, staffMay } from './staff-roles.ts';

it.each(managerActs)('keeps %s from agents of support, not from managers', (act) => {
  expect(staffMay('agent', act)).toBe(false);
  expect(staffMay('manager', act)).toBe(true);
});

it('lets agents do what is not kept from them', () => {
  expect(staffMay('agent', 'person.pin')).toBe(true);
});
