import { describe, expect, it } from 'vitest';
import { consideredReasons, otherwiseOf, type RoleEvidence } from './considered-reasons.ts';

const nothing: RoleEvidence = {
  override: null,
  pin: null,
  hold: null,
  withheld: null,
  directoryUsers: [],
  defaultRole: 'member',
};
const chiefs = { groupId: 'chiefs', name: 'Chiefs', role: 'admin' as const };
const finance = { groupId: 'finance', name: 'Finance', role: 'boss' as const };
const unmapped = { groupId: 'lunch', name: 'Lunch', role: null };
const user = {
  directoryId: 'd',
  directoryName: 'Entra',
  active: true,
  groups: [finance, unmapped],
  attributes: [],
};

const reason = ({ groupId, name }: { groupId: string; name: string }) => ({
  kind: 'group' as const,
  directoryId: 'd',
  directoryName: 'Entra',
  groupId,
  groupName: name,
});
const fallback = (counts: boolean) => ({
  reason: { kind: 'default' },
  role: 'member',
  counts,
  ...(counts ? {} : { note: 'lower' }),
});

describe('what was weighed for a role', () => {
  it('is the default alone when nothing else speaks', () => {
    expect(consideredReasons(nothing, { kind: 'default' })).toEqual([fallback(true)]);
  });

  it('names every mapped group, the deciding one first, and no group without a role', () => {
    const directoryUsers = [{ ...user, groups: [finance, unmapped, chiefs] }];
    expect(consideredReasons({ ...nothing, directoryUsers }, reason(chiefs))).toEqual([
      { reason: reason(chiefs), role: 'admin', counts: true },
      { reason: reason(finance), role: 'boss', counts: false, note: 'lower' },
      fallback(false),
    ]);
  });

  it('says that the groups of an inactive user do not count', () => {
    const directoryUsers = [{ ...user, active: false }];
    expect(consideredReasons({ ...nothing, directoryUsers }, { kind: 'default' })).toEqual([
      { reason: reason(finance), role: 'boss', counts: false, note: 'inactive_user' },
      fallback(true),
    ]);
  });

  it('names a group once when an active and an inactive user are in it', () => {
    const directoryUsers = [user, { ...user, active: false }];
    expect(consideredReasons({ ...nothing, directoryUsers }, reason(finance))).toEqual([
      { reason: reason(finance), role: 'boss', counts: true },
      fallback(false),
    ]);
  });

  it('weighs mapped values among the groups by their role', () => {
    const manager = { attribute: 'userType', value: 'Manager' };
    const directoryUsers = [{ ...user, attributes: [{ ...manager, role: 'admin' as const }] }];
    const decides = { kind: 'attribute' as const, directoryId: 'd', directoryName: 'Entra', ...manager };
    expect(consideredReasons({ ...nothing, directoryUsers }, decides)).toEqual([
      { reason: decides, role: 'admin', counts: true },
      { reason: reason(finance), role: 'boss', counts: false, note: 'lower' },
      fallback(false),
    ]);
  });

  it('says that an override has ended', () => {
    const override = { role: 'admin' as const, ended: true };
    expect(consideredReasons({ ...nothing, override }, { kind: 'default' })).toEqual([
      { reason: { kind: 'override' }, role: 'admin', counts: false, note: 'ended' },
      fallback(true),
    ]);
  });

  it('shows a pin below the lockout hold that lets somebody go on, and that it would decide without it', () => {
    const considered = consideredReasons(
      { ...nothing, hold: { role: 'admin' }, pin: { role: 'boss', ended: false } },
      { kind: 'lockout_hold' },
    );
    expect(considered).toEqual([
      { reason: { kind: 'lockout_hold' }, role: 'admin', counts: true },
      { reason: { kind: 'pin' }, role: 'boss', counts: false, note: 'lower' },
      fallback(false),
    ]);
    expect(otherwiseOf(considered, { kind: 'lockout_hold' })).toEqual({
      role: 'boss',
      reason: { kind: 'pin' },
    });
  });
});
