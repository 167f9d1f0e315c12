import { describe, expect, test } from 'vitest';
import type { Directory } from '#directory/directory.ts';
import { generateDirectory } from '#directory/generate-directory.ts';
import { mutateDirectory } from '#directory/mutate-directory.ts';
import { offices } from '#directory/offices.ts';

const snapshot = (directory: Directory) => ({
  users: [...directory.users.values()],
  groups: [...directory.groups.values()].map((group) => ({ ...group, memberIds: [...group.memberIds] })),
});

describe('a generated directory', () => {
  test('is the same for the same seed, and another one for another seed', () => {
    const sizes = { users: 300, groups: 25 };
    const first = snapshot(generateDirectory({ seed: 'a', ...sizes }));
    expect(snapshot(generateDirectory({ seed: 'a', ...sizes }))).toEqual(first);
    expect(snapshot(generateDirectory({ seed: 'b', ...sizes }))).not.toEqual(first);
  });

  test('has the same people whatever the number of groups', () => {
    const few = snapshot(generateDirectory({ seed: 'a', users: 50, groups: 2 }));
    const many = snapshot(generateDirectory({ seed: 'a', users: 50, groups: 40 }));
    expect(many.users).toEqual(few.users);
    expect(many.groups.slice(0, 2).map(({ displayName }) => displayName)).toEqual([
      'All Employees',
      'IT Administrators',
    ]);
  });

  test('holds 50,000 people with different userNames and is quick', () => {
    const before = process.threadCpuUsage();
    const { users } = generateDirectory({ seed: 'large', users: 50_000, groups: 200 });
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000, 'milliseconds of the processor').toBeLessThan(10_000);
    expect(users.size).toBe(50_000);
    const names = new Set([...users.values()].map(({ userName }) => userName.toLowerCase()));
    expect(names.size).toBe(50_000);
  });

  test('spells names in their own script and user names in ASCII', () => {
    const people = [...generateDirectory({ seed: 'names', users: 3000, groups: 0 }).users.values()];
    const letters = new Set(people.flatMap(({ displayName }) => [...displayName]));
    const missing = [...'åöüßéłş佐нπ'].filter((letter) => !letters.has(letter));
    expect(missing).toEqual([]);
    for (const { userName, email } of people) {
      expect(userName).toMatch(/^[A-Za-z][A-Za-z-]*\.[A-Za-z][A-Za-z-]*\d*@larkhill\.example$/);
      expect(email).toBe(userName.toLowerCase());
    }
    expect(people.some(({ userName }) => userName !== userName.toLowerCase())).toBe(true);
  });

  test('has an office in the country of everybody who does not work at home, and uses all of them', () => {
    const people = [...generateDirectory({ seed: 'offices', users: 3000, groups: 0 }).users.values()];
    for (const { office, locale, fax } of people) {
      if (office === null) expect(fax).toBeNull();
      else expect(office.locale).toBe(locale);
    }
    const used = new Set(people.map(({ office }) => office));
    expect(used).toEqual(new Set([...offices, null]));
    expect(people.some(({ fax }) => fax !== null)).toBe(true);
  });

  test('gives everybody but the chief one manager who is somebody else, without circles', () => {
    const { users } = generateDirectory({ seed: 'lines', users: 500, groups: 0 });
    const chiefs = [...users.values()].filter(({ managerId }) => managerId === null);
    expect(chiefs).toHaveLength(1);
    for (const user of users.values()) {
      const above = new Set<string>();
      for (let id = user.managerId; id !== null; id = users.get(id)?.managerId ?? null) {
        expect(above.has(id)).toBe(false);
        above.add(id);
      }
    }
  });

  test('has as many groups as asked for, no name twice, one large and many small', () => {
    const { groups } = generateDirectory({ seed: 'groups', users: 1000, groups: 600 });
    expect(groups.size).toBe(600);
    expect(new Set([...groups.values()].map(({ displayName }) => displayName.toLowerCase())).size).toBe(600);
    const sizes = [...groups.values()].map(({ memberIds }) => memberIds.size).sort((a, b) => b - a);
    expect(sizes[0]).toBe(1000);
    expect(sizes.filter((size) => size <= 20).length).toBeGreaterThan(500);
    expect(sizes.at(-1)).toBeGreaterThan(0);
  });

  test('names objects as Okta does when asked', () => {
    const { users, groups } = generateDirectory({ seed: 'ids', users: 3, groups: 1, idStyle: 'okta' });
    for (const id of users.keys()) expect(id).toMatch(/^00u[0-9A-Za-z]{17}$/);
    for (const id of groups.keys()) expect(id).toMatch(/^00g[0-9A-Za-z]{17}$/);
  });
});

describe('changes in the company', () => {
  test('are the same for the same seed, cycle by cycle', () => {
    const lives = [1, 2].map(() => {
      const directory = generateDirectory({ seed: 'life', users: 200, groups: 12 });
      const changes = [mutateDirectory(directory), mutateDirectory(directory), mutateDirectory(directory)];
      return { changes, end: snapshot(directory) };
    });
    expect(lives[0]).toEqual(lives[1]);
  });

  test('touch every kind of event, and only the objects that they name', () => {
    const directory = generateDirectory({ seed: 'events', users: 400, groups: 12 });
    const before = new Map([...directory.users.keys()].map((id) => [id, directory.revisionOf(id)]));
    const first = mutateDirectory(directory);
    for (const ids of [
      first.hired,
      first.renamed,
      first.moved,
      first.relocated,
      first.left,
      first.suspended,
    ]) {
      expect(ids).toHaveLength(4);
    }
    expect(first.groupsAdded).toHaveLength(1);
    expect(first.groupsRenamed).toHaveLength(1);
    expect(first.groupsRemoved).toHaveLength(1);
    expect(first.joins).toBeGreaterThan(0);
    expect(first.leaves).toBeGreaterThan(0);

    const named = new Set([
      ...first.hired,
      ...first.renamed,
      ...first.moved,
      ...first.relocated,
      ...first.left,
      ...first.suspended,
    ]);
    for (const user of directory.users.values()) {
      if (named.has(user.id)) continue;
      const touched = directory.revisionOf(user.id) !== before.get(user.id);
      // Those who lost their manager are the only others.
      if (touched) expect(user.managerId).not.toBeNull();
    }

    const second = mutateDirectory(directory);
    expect([...second.purged, ...second.returned].sort()).toEqual([...first.left, ...first.suspended].sort());
    for (const id of second.purged) {
      expect(directory.users.has(id)).toBe(false);
      for (const { memberIds } of directory.groups.values()) expect(memberIds.has(id)).toBe(false);
    }
  });

  test('take people to another office, or home and back', () => {
    const directory = generateDirectory({ seed: 'offices', users: 400, groups: 1 });
    const before = new Map(directory.users);
    const { relocated } = mutateDirectory(directory, { share: 0.15 });
    const offices = relocated.map((id) => directory.user(id).office);
    expect(relocated.filter((id, at) => before.get(id)?.office === offices[at])).toEqual([]);
    expect(offices).toContain(null);
    expect(relocated.some((id) => before.get(id)?.office === null)).toBe(true);
  });

  test('leave someone who left in their groups until they are purged', () => {
    const directory = generateDirectory({ seed: 'leavers', users: 100, groups: 1 });
    const { left } = mutateDirectory(directory);
    const [everyone] = directory.groups.values();
    for (const id of left) {
      expect(directory.user(id).status).toBe('deleted');
      expect(everyone?.memberIds.has(id)).toBe(true);
    }
  });
});
