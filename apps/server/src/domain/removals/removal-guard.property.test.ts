import { createTestDatabase } from '@rollcall/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineOrganization } from '#domain/doctor/examine-organization.ts';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization, roleOf } from '#domain/testing/organization.ts';
import { passMinutes } from '#domain/testing/pass-minutes.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { rejectRemovals } from './reject-removals.ts';
import { settlePendingRemovals } from './settle-pending-removals.ts';

/** What the identity provider says of a person. */
type Person = { readonly userName: string; exists: boolean; active: boolean; inAdmins: boolean };

/** A removal that the identity provider brought about, in minutes since the beginning. */
type Removal = {
  readonly minute: number;
  readonly activeBefore: number;
  readonly administeringBefore: number;
  readonly administered: boolean;
  readonly tookEffect: boolean;
};

type Step = { readonly kind: (typeof kinds)[number]; readonly person: number };

const kinds = [
  'deactivate',
  'deactivate',
  'delete',
  'leave the admins',
  'reactivate',
  'join the admins',
  'keep all',
  '25 minutes pass',
] as const;

const steps = fc.array(fc.record({ kind: fc.constantFrom(...kinds), person: fc.nat(39) }), {
  minLength: 30,
  maxLength: 70,
});

/** Multiples of it never add up to an hour to the minute, at which the clock of the test could be wrong. */
const passingMinutes = 25;

describe('whatever an identity provider sends in whatever order, the mass-removal guard', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  it('lets no more go by themselves within an hour than it may, delays nobody without need, and loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 15, max: 40 }), fc.nat(6), steps, async (count, admins, given) => {
        const { scope, adminId } = await makeOrganization(test.db);
        const people = await company(scope, { count, admins });
        const removals: Removal[] = [];
        const minutes = { now: 0, ofReturns: [] as number[] };
        for (const { kind, person: index } of given) {
          if (kind === '25 minutes pass') {
            minutes.now += passingMinutes;
            await passMinutes(scope, passingMinutes);
            await settlePendingRemovals(test.db);
          } else if (kind === 'keep all') {
            await rejectRemovals(scope, { seenAt: new Date() }, 'all of them');
          } else {
            const person = people.all[index % count];
            if (!person) continue;
            const before = await stateOf(scope);
            const said = await say(people, person, kind);
            if (!said) continue;
            const after = await stateOf(scope);
            if (person.active && kind === 'reactivate') minutes.ofReturns.push(minutes.now);
            expect(after.sent.get(person.userName)).toBe(person.exists ? person.active : undefined);
            record(removals, { minute: minutes.now, name: person.userName, before, after });
          }
          expect(await roleOf(scope, adminId)).toBe('admin by pin');
        }
        for (const removal of removals) checkHourOf(removal, removals, minutes.ofReturns);
        for await (const finding of examineOrganization(test.db, { id: scope.organizationId, slug: 'x' })) {
          expect.fail(`${finding.kind}: ${finding.detail}`);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 240_000);

  /** In the hour that ends with this removal. Whoever came back within it may have been counted as active before. */
  function checkHourOf(removal: Removal, removals: readonly Removal[], returns: readonly number[]): void {
    const place = removals.indexOf(removal);
    const inHour = (minute: number) => minute > removal.minute - 60 && minute <= removal.minute;
    const hour = removals.slice(0, place + 1).filter(({ minute }) => inHour(minute));
    const [first] = hour;
    if (!first) return;
    const returned = returns.filter(inHour).length;
    const gone = hour.filter(({ tookEffect }) => tookEffect);
    const goneAdministering = gone.filter(({ administered }) => administered);
    if (first.activeBefore > 20) {
      expect(gone.length).toBeLessThanOrEqual(Math.max(9, Math.floor((first.activeBefore + returned) * 0.3)));
      expect(goneAdministering.length).toBeLessThanOrEqual(
        Math.max(1, Math.floor((first.administeringBefore + returned) / 2)),
      );
    }
    if (!removal.tookEffect) {
      const administering = hour.filter(({ administered }) => administered).length;
      expect(hour.length >= 10 || administering >= 2).toBe(true);
    }
  }

  type Member = { active: boolean; administers: boolean; withheld: boolean };
  type State = { members: Map<string, Member>; sent: Map<string, boolean> };

  /** A removal is what took access or administration away, or was withheld from doing so just now. */
  function record(
    removals: Removal[],
    { minute, name, before, after }: { minute: number; name: string; before: State; after: State },
  ): void {
    const was = before.members.get(name);
    const is = after.members.get(name);
    if (!was || !is) throw new Error(`There is no member called ${name}`);
    const lost = (was.active && !is.active) || (was.administers && !is.administers);
    const tookEffect = lost && !was.withheld;
    if (!tookEffect && !(is.withheld && !was.withheld)) return;
    const all = [...before.members.values()];
    removals.push({
      minute,
      activeBefore: all.filter(({ active }) => active).length,
      administeringBefore: all.filter(({ active, administers }) => active && administers).length,
      administered: was.administers,
      tookEffect,
    });
  }

  async function stateOf({ organizationId }: ActorScope): Promise<State> {
    const [members, sent] = await Promise.all([
      test.db.prisma.member.findMany({ where: { organizationId }, include: { withheldRemoval: true } }),
      test.db.prisma.directoryUser.findMany({ where: { organizationId } }),
    ]);
    return {
      members: new Map(
        members.map(({ displayName, active, role, withheldRemoval }) => [
          displayName,
          { active, administers: role === 'admin', withheld: withheldRemoval?.takesEffectAt != null },
        ]),
      ),
      sent: new Map(sent.map(({ userName, active }) => [userName, active])),
    };
  }

  type Company = { readonly directory: PushedDirectory; readonly all: Person[] };

  async function company(
    scope: ActorScope,
    { count, admins }: { count: number; admins: number },
  ): Promise<Company> {
    const all = Array.from({ length: count }, (_, index) => ({
      userName: `u${index}`,
      exists: true,
      active: true,
      inAdmins: index < admins,
    }));
    const inAdmins = all.filter((person) => person.inAdmins).map(({ userName }) => userName);
    const directory = await pushDirectory(scope, { users: all, groups: { Admins: inAdmins } });
    const { directoryId } = directory;
    const changes = [{ directoryId, groupId: directory.group('Admins'), role: 'admin' as const }];
    await setGroupRoles(scope, { expectedVersion: 1, changes });
    return { directory, all };
  }

  /** Returns whether it was something new to say. */
  async function say(
    { directory, all }: Company,
    person: Person,
    kind: Exclude<Step['kind'], 'keep all' | '25 minutes pass'>,
  ): Promise<boolean> {
    if (!person.exists) return false;
    const { userName } = person;
    switch (kind) {
      case 'deactivate':
      case 'reactivate': {
        const active = kind === 'reactivate';
        if (person.active === active) return false;
        person.active = active;
        await directory.setActive(userName, active);
        return true;
      }
      case 'delete':
        person.exists = false;
        person.inAdmins = false;
        await directory.deleteUser(userName);
        return true;
      case 'leave the admins':
      case 'join the admins': {
        const inAdmins = kind === 'join the admins';
        if (person.inAdmins === inAdmins) return false;
        person.inAdmins = inAdmins;
        const members = all.filter((one) => one.exists && one.inAdmins);
        await directory.setMembers(
          'Admins',
          members.map((one) => one.userName),
        );
        return true;
      }
    }
  }
});
