import { expect } from 'vitest';
import { allowRemovals } from '#domain/removals/allow-removals.ts';
import { letKeptPeopleGo } from '#domain/removals/let-kept-people-go.ts';
import { rejectRemovals } from '#domain/removals/reject-removals.ts';
import { endOverride } from '#domain/roles/end-override.ts';
import { overrideRole } from '#domain/roles/override-role.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { unpinRole } from '#domain/roles/unpin-role.ts';
import { asAppError } from '#errors.ts';
import { ableAdministrators, type MemberModel, memberOf, storedRoles } from './model.ts';
import { type Organization, pick } from './organization.ts';
import { forgetReturned } from './removal-guard.ts';
import { isRefused } from './settling.ts';
import type { Kind, Step } from './step.ts';

type Act = {
  /** About whom it can be done. */
  readonly about?: (member: MemberModel) => boolean;
  readonly model: (member: MemberModel, given: Step) => void;
  readonly act: (organization: Organization, memberId: string, given: Step) => Promise<unknown>;
  /** An act of a person is refused when it leaves nobody who administers. */
  readonly isRefusable: boolean;
};

/**
 * Somebody does something about one member in the portal. The model says first whether it is refused. Returns whether
 * there was somebody whom it could be about.
 */
export async function actInPortal(organization: Organization, given: Step, act: Act): Promise<boolean> {
  const { model, people } = organization;
  const able = people.filter((id) => act.about?.(memberOf(model, id)) ?? true);
  const memberId = pick(able, given.which);
  if (memberId === undefined) return false;
  const before = ableAdministrators(model, storedRoles(model));
  const member = memberOf(model, memberId);
  const unchanged = { ...member };
  act.model(member, given);
  // Somebody whom a person fixes as one who administers does not lose it any more.
  if (given.kind === 'pin') forgetReturned(model, memberId);
  const refused = act.isRefusable && isRefused(model, before);
  const code = await act.act(organization, memberId, given).then(
    () => null,
    (error) => asAppError(error)?.code ?? error,
  );
  expect(code).toBe(refused ? 'conflict' : null);
  if (refused) Object.assign(member, unchanged);
  return true;
}

const hourMs = 3_600_000;

export const portalSteps = {
  pin: {
    model: (member, { role, flag }) => {
      member.pin = { role, ends: flag };
      member.hold = null;
    },
    act: ({ scope }, memberId, { role, flag }) =>
      pinRole(scope, { memberId, role, endsAt: flag ? new Date(Date.now() + hourMs) : undefined }),
    isRefusable: true,
  },
  unpin: {
    model: (member) => {
      member.pin = null;
    },
    act: ({ scope }, memberId) => unpinRole(scope, memberId),
    isRefusable: true,
  },
  override: {
    model: (member, { role }) => {
      member.override = role;
    },
    act: ({ support }, memberId, { role }) =>
      overrideRole(support, { memberId, role, reason: 'x', hours: 1 }),
    isRefusable: true,
  },
  'end override': {
    about: ({ override }) => override !== null,
    model: (member) => {
      member.override = null;
    },
    act: ({ support }, memberId) => endOverride(support, memberId),
    isRefusable: true,
  },
  'allow a removal': {
    about: ({ withheld }) => withheld?.state === 'pending',
    model: (member) => {
      member.withheld = null;
    },
    act: ({ scope }, memberId) => allowRemovals(scope, { memberIds: [memberId] }),
    isRefusable: false,
  },
  'keep somebody': {
    about: ({ withheld }) => withheld?.state === 'pending',
    model: (member) => {
      if (member.withheld) member.withheld = { ...member.withheld, state: 'kept' };
    },
    act: ({ scope }, memberId) => rejectRemovals(scope, { memberIds: [memberId] }, 'x'),
    isRefusable: false,
  },
  'let somebody kept go': {
    about: ({ withheld }) => withheld?.state === 'kept',
    model: (member) => {
      member.withheld = null;
    },
    act: ({ scope }, memberId) => letKeptPeopleGo(scope, [memberId]),
    isRefusable: true,
  },
} satisfies Partial<Record<Kind, Act>>;
