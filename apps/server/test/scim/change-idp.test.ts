import { randomUUID } from 'node:crypto';
import {
  createEntraClient,
  createOktaClient,
  type Directory,
  type DirectoryUser,
  generateDirectory,
} from '@rollcall/idp-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MovePerson } from '#domain/directory-moves/move-people.ts';
import type { MoveRoles } from '#domain/directory-moves/move-roles.ts';
import type { RetirementPreview } from '#domain/directory-moves/preview-retirement.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { type Browser, type Portal, startPortal, vendor } from '../trpc/portal.ts';

const people = 200;
/** Who is not assigned in the new IdP, and who comes with another address there. */
const left = 3;
const renamed = 12;

describe('a company that changes from Okta to Entra ID', () => {
  let portal: Portal;
  let admin: Browser;
  let organizationId: string;
  let okta: Directory;

  beforeAll(async () => {
    portal = await startPortal();
    ({ id: organizationId } = await portal.createOrganization('larkhill'));
    const { principal } = await portal.addPerson(organizationId, 'Mia Holm', 'admin');
    admin = await portal.signedIn(principal);
    okta = generateDirectory({ seed: 'larkhill', users: people, groups: 6, idStyle: 'okta' });
    await portal.tamper(noteDeactivations);
  });
  afterAll(() => portal.close());

  async function ask<Answer>(path: string, input: object = {}): Promise<Answer> {
    const { data, error } = await admin.call(path, { organization: 'larkhill', ...input });
    if (error) throw new Error(`${path}: ${error.message}`);
    return data as Answer;
  }

  async function connect(provider: 'okta' | 'entra') {
    const { id: directoryId } = await ask<{ id: string }>('directory.create', { provider, name: provider });
    const { token } = await ask<{ token: string }>('token.create', { directoryId, name: 'First' });
    return { directoryId, token, baseUrl: portal.baseUrl };
  }

  async function saveRoles(directoryId: string, roles: Readonly<Record<string, string>>): Promise<void> {
    const { items } = await ask<{ items: { name: string; groupId: string }[] }>('group.list', {
      directoryId,
    });
    const changes = items.flatMap(({ name, groupId }) =>
      roles[name] ? [{ directoryId, groupId, role: roles[name] }] : [],
    );
    await saveChanges(changes);
  }

  async function saveChanges(changes: object[]): Promise<void> {
    const preview = await ask<{ digest: string; mappingsVersion: number }>('group.preview', { changes });
    await ask('group.setRoles', {
      changes,
      expectedVersion: preview.mappingsVersion,
      previewed: preview.digest,
    });
  }

  /** Role and access of each person of Okta, by the user name there. */
  async function standing(directoryId: string): Promise<Map<string, string>> {
    const users = await portal.db.prisma.directoryUser.findMany({
      where: { organizationId, directoryId },
      select: { userName: true, member: { select: { id: true, role: true, reason: true, active: true } } },
    });
    return new Map(
      users.map(({ userName, member: { id, role, active } }) => [userName, `${id} ${role} ${active}`]),
    );
  }

  it('keeps everybody of both with their role at every instant, and ends nobody but who is in the old one alone', async () => {
    const old = await connect('okta');
    const oktaClient = createOktaClient({ ...old, directory: okta });
    expect((await oktaClient.initialCycle()).errors).toEqual([]);
    const mapped = { 'All Employees': 'member', 'IT Administrators': 'admin', 'Team Leads': 'boss' };
    await saveRoles(old.directoryId, mapped);
    const scope = { db: portal.db, organizationId, actor: vendor };
    const [pinned] = await portal.db.prisma.member.findMany({
      where: { organizationId, role: 'member', origin: 'directory' },
      orderBy: { id: 'asc' },
      take: 1,
    });
    if (!pinned) throw new Error('Nobody is a member');
    await pinRole(scope, { memberId: pinned.id, role: 'boss' });
    const before = await standing(old.directoryId);
    expect(before.size).toBe(people);
    expect([...before.values()].filter((text) => text.includes(' admin ')).length).toBeGreaterThan(0);

    const entra = asEntraHasIt(okta);
    const added = await connect('entra');
    const entraClient = createEntraClient({ ...added, directory: entra });
    expect((await entraClient.initialCycle()).errors).toEqual([]);

    // What is found, and confirmed.
    const { directoryId } = old;
    await ask('move.start', { directoryId, toDirectoryId: added.directoryId });
    const counts = await ask<Record<string, number>>('move.counts', { directoryId });
    expect(counts).toMatchObject({
      matched: people - left - renamed,
      suggested: renamed,
      sure: renamed,
      missing: left,
      ambiguous: 0,
      new: 0,
    });
    const { items } = await ask<{ items: MovePerson[] }>('move.people', {
      directoryId,
      states: ['suggested'],
    });
    const pairs = items.map(({ memberId, candidates: [candidate] }) => ({
      oldMemberId: memberId,
      newMemberId: candidate?.memberId,
    }));
    expect(await ask('move.confirmMatches', { directoryId, pairs })).toEqual({
      confirmed: renamed,
      refused: [],
    });

    // Roles by name, as the admin confirms them.
    const { groups } = await ask<MoveRoles>('move.roles', { directoryId });
    expect(groups.map(({ name, proposed }) => [name, proposed[0]?.sameName])).toEqual([
      ['All Employees', true],
      ['IT Administrators', true],
      ['Team Leads', true],
    ]);
    await saveChanges(
      groups.map(({ role, proposed: [proposed] }) => ({
        directoryId: added.directoryId,
        groupId: proposed?.groupId,
        role,
      })),
    );

    // What retiring does is what was shown.
    const preview = await ask<RetirementPreview>('move.previewRetirement', { directoryId });
    expect(preview).toMatchObject({
      losingAccess: left,
      otherRole: 0,
      unchanged: people - left,
      refusal: null,
    });
    const { providerId: confirmation } = await portal.db.prisma.providerId.findFirstOrThrow({
      where: { organizationId, directoryId },
    });
    await ask('move.retire', {
      directoryId,
      confirmation,
      previewed: preview.digest,
      acceptsEndOfAccess: true,
    });

    const after = await standing(directoryId);
    const changed = [...before].filter(([userName, was]) => after.get(userName) !== was);
    expect(changed.map(([userName]) => userName).sort()).toEqual(
      [...okta.users.values()]
        .slice(0, left)
        .map(({ userName }) => userName)
        .sort(),
    );
    const inNew = await portal.db.prisma.directoryUser.findMany({
      where: { organizationId, directoryId: added.directoryId },
      select: { memberId: true },
    });
    const deactivated = await portal.db.prisma.$queryRaw<{ member_id: string }[]>`
      SELECT member_id FROM noted_deactivation`;
    const ofBoth = new Set(inNew.map(({ memberId }) => memberId));
    expect(ofBoth.size).toBe(people - left);
    expect(deactivated.filter(({ member_id }) => ofBoth.has(member_id))).toEqual([]);
    expect(await portal.db.prisma.rolePin.count({ where: { organizationId, memberId: pinned.id } })).toBe(1);

    // Okta does not know, and is told.
    const [somebody] = [...okta.users.values()].slice(left);
    if (!somebody) throw new Error('Nobody is left');
    okta.updateUser(somebody.id, { title: 'Late' });
    const late = await oktaClient.incrementalCycle();
    expect(late.errors.length).toBeGreaterThan(0);
    const failures = await ask<{ reason: string; directoryName: string }[]>(
      'activity.authenticationFailures',
      {
        directoryId,
      },
    );
    expect(failures).toMatchObject([{ reason: 'retired', directoryName: 'okta' }]);
    const { attention } = await ask<{ attention: { kind: string; directoryName?: string }[] }>(
      'organization.overview',
    );
    expect(attention).toContainEqual(
      expect.objectContaining({ kind: 'retired_still_calls', directoryName: 'okta' }),
    );
    await Promise.all([oktaClient.close(), entraClient.close()]);
  });
});

/**
 * The same people with ids of its own, names typed differently, and addresses in capitals. The first few were not
 * assigned; the next have another user name and address, and the same employee number.
 */
function asEntraHasIt(okta: Directory): Directory {
  const entra = generateDirectory({ seed: 'entra', users: 0, groups: 0, idStyle: 'entra' });
  const ids = new Map<string, string>();
  const everybody = [...okta.users.values()].slice(left);
  for (const [index, user] of everybody.entries()) {
    const id = randomUUID();
    ids.set(user.id, id);
    const differing: Partial<DirectoryUser> =
      index < renamed
        ? { userName: `u${index}@larkhill.onmicrosoft.example`, email: null }
        : { userName: user.userName.toUpperCase(), email: user.email?.toUpperCase() ?? null };
    entra.addUser({ ...user, ...differing, id, managerId: null });
  }
  for (const { displayName, memberIds } of okta.groups.values()) {
    const members = [...memberIds].flatMap((memberId) => ids.get(memberId) ?? []);
    entra.addGroup({
      id: randomUUID(),
      displayName: displayName.toLowerCase().replaceAll(' ', '-'),
      rule: null,
      memberIds: new Set(members),
    });
  }
  return entra;
}

/** Whoever is inactive for an instant is noted, also within a transaction. */
const noteDeactivations = `
  CREATE TABLE noted_deactivation (member_id uuid NOT NULL);
  GRANT SELECT ON noted_deactivation TO PUBLIC;
  CREATE FUNCTION note_deactivation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO noted_deactivation SELECT NEW.id WHERE NEW.merged_into_id IS NULL;
    RETURN NULL;
  END $$;
  CREATE TRIGGER note_deactivation AFTER UPDATE OF active ON member
  FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION note_deactivation()`;
