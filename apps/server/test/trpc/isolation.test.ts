import { randomUUID } from 'node:crypto';
import type { Database } from '@rollcall/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMove } from '#domain/directory-moves/start-move.ts';
import { addDomain } from '#domain/domains/add-domain.ts';
import { importMembers } from '#domain/imports/import-members.ts';
import { invitePerson } from '#domain/invitations/invite-person.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import type { ActorScope } from '#domain/scope.ts';
import { createSetupLink } from '#domain/setup-links/create-setup-link.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { type Browser, type Portal, startPortal, vendor } from './portal.ts';
import { procedureList } from './procedure-list.ts';

/** Everything of an organization that a procedure can be asked for. */
type Ids = {
  readonly directoryId: string;
  readonly providerId: string;
  /** One that takes the place of the first. */
  readonly otherDirectoryId: string;
  readonly groupId: string;
  readonly directoryUserId: string;
  readonly memberId: string;
  readonly otherMemberId: string;
  readonly tokenId: string;
  readonly changeSetId: string;
  readonly invitationId: string;
  readonly requestId: string;
  readonly requestAt: string;
  readonly domain: string;
  readonly setupLinkId: string;
  readonly connectionId: string;
  readonly importId: string;
  readonly supportRequestId: string;
  readonly supportAccessId: string;
};

type Sample = {
  /** Input of a procedure of an organization, without `organization`. */
  readonly input: (ids: Ids) => object;
  /**
   * What the procedure does with these ids of another organization, named by an admin under the own slug: it refuses
   * them, or it finds nothing by them. Absent where the input has no ids.
   */
  readonly foreignIds?: 'refused' | 'finds nothing';
  /** Not even an admin of the organization may call it. */
  readonly bySupportAlone?: true;
  /** Not even support that has opened the organization may call it. */
  readonly byCustomersAlone?: true;
};

const none: Sample = { input: () => ({}) };

/** The procedures of an organization. One that is missing here, or in the list below, fails the test. */
const samples: Readonly<Record<string, Sample>> = {
  'activity.list': {
    input: ({ directoryId, memberId, groupId }) => ({ directoryId, memberId, groupId }),
    foreignIds: 'finds nothing',
  },
  'activity.cycles': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'finds nothing' },
  'activity.get': { input: ({ requestId: id, requestAt: at }) => ({ id, at }), foreignIds: 'refused' },
  'activity.authenticationFailures': {
    input: ({ directoryId }) => ({ directoryId }),
    foreignIds: 'finds nothing',
  },
  'accessReview.get': none,
  'accessReview.complete': { input: () => ({ quarter: '2026-Q4' }) },
  'audit.list': none,
  'audit.actors': none,
  'audit.head': none,
  'audit.verify': none,
  'directory.list': none,
  'directory.create': { input: () => ({ provider: 'okta', name: 'Okta' }) },
  'directory.rename': {
    input: ({ directoryId }) => ({ directoryId, name: 'Stolen' }),
    foreignIds: 'refused',
  },
  'directory.suspend': {
    input: ({ directoryId }) => ({ directoryId, reason: 'x' }),
    foreignIds: 'refused',
    bySupportAlone: true,
  },
  'directory.resume': {
    input: ({ directoryId }) => ({ directoryId }),
    foreignIds: 'refused',
    bySupportAlone: true,
  },
  'directory.remove': {
    input: ({ directoryId, providerId }) => ({ directoryId, confirmation: providerId }),
    foreignIds: 'refused',
  },
  'domain.list': none,
  'domain.add': { input: () => ({ name: 'stolen.com' }) },
  'domain.check': { input: ({ domain }) => ({ domain }), foreignIds: 'refused' },
  'domain.remove': { input: ({ domain }) => ({ domain }), foreignIds: 'refused' },
  'group.list': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'finds nothing' },
  'group.attributes': none,
  'group.attributeValues': {
    input: ({ directoryId }) => ({ directoryId, attribute: 'userName' }),
    foreignIds: 'finds nothing',
  },
  'group.changeSets': none,
  'group.undo': { input: ({ changeSetId }) => ({ changeSetId }), foreignIds: 'refused' },
  'group.preview': {
    input: ({ directoryId, groupId }) => ({ changes: [{ directoryId, groupId, role: 'admin' }] }),
    foreignIds: 'refused',
  },
  'group.previewPeople': {
    input: ({ directoryId, groupId }) => ({ changes: [{ directoryId, groupId, role: 'admin' }] }),
    foreignIds: 'refused',
  },
  'group.setRoles': {
    input: ({ directoryId, groupId }) => ({
      expectedVersion: 1,
      previewed: '0:0',
      changes: [{ directoryId, groupId, role: 'admin' }],
    }),
    foreignIds: 'refused',
  },
  'guide.progress': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'guide.setStep': {
    input: ({ directoryId }) => ({ directoryId, step: 'app', done: true }),
    foreignIds: 'refused',
  },
  'invitation.list': none,
  'invitation.send': { input: () => ({ email: 'mallory@evil.test', role: 'admin' }) },
  'invitation.sendAgain': { input: ({ invitationId: id }) => ({ id }), foreignIds: 'refused' },
  'invitation.revoke': { input: ({ invitationId: id }) => ({ id }), foreignIds: 'refused' },
  'import.list': none,
  'import.preview': { input: () => ({ csv: 'email\nstolen@victim.test' }) },
  'import.run': { input: () => ({ csv: 'email\nstolen@victim.test', fileName: 'x.csv', expected: 1 }) },
  'import.previewUndo': { input: ({ importId: id }) => ({ id }), foreignIds: 'refused' },
  'import.undo': { input: ({ importId: id }) => ({ id }), foreignIds: 'refused' },
  'move.get': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'move.start': {
    input: ({ directoryId, otherDirectoryId }) => ({ directoryId, toDirectoryId: otherDirectoryId }),
    foreignIds: 'refused',
  },
  'move.stop': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'move.counts': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'move.people': {
    input: ({ directoryId }) => ({ directoryId, states: ['matched', 'missing'] }),
    foreignIds: 'refused',
  },
  'move.confirmMatches': {
    input: ({ directoryId, memberId, otherMemberId }) => ({
      directoryId,
      pairs: [{ oldMemberId: memberId, newMemberId: otherMemberId }],
    }),
    foreignIds: 'refused',
  },
  'move.roles': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'move.previewRetirement': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'move.retirementPeople': {
    input: ({ directoryId }) => ({ directoryId, kind: 'losing' }),
    foreignIds: 'refused',
  },
  'move.retire': {
    input: ({ directoryId, providerId }) => ({
      directoryId,
      confirmation: providerId,
      previewed: '0:0 0:0',
      acceptsEndOfAccess: true,
      acceptsOwnLoss: true,
    }),
    foreignIds: 'refused',
  },
  'notice.settings': none,
  'notice.enterMailbox': { input: () => ({ email: 'mallory@evil.test' }) },
  'notice.removeMailbox': none,
  'notice.setSupportMail': { input: () => ({ on: true }) },
  'notice.choices': none,
  'notice.choose': { input: () => ({ kind: 'failing', on: false }) },
  'organization.overview': none,
  'organization.settings': none,
  'organization.rename': { input: () => ({ name: 'Stolen' }) },
  'organization.setRequiredAttributes': { input: () => ({ required: ['email'], strict: true }) },
  'organization.setActivityDays': { input: () => ({ days: 90 }) },
  'organization.setTokenLifetime': { input: () => ({ days: 30 }) },
  'person.list': {
    input: ({ directoryId, groupId }) => ({ directoryId, groupId }),
    foreignIds: 'finds nothing',
  },
  'person.get': { input: ({ memberId }) => ({ memberId }), foreignIds: 'refused' },
  'person.timeline': { input: ({ memberId }) => ({ memberId }), foreignIds: 'refused' },
  'person.pin': { input: ({ memberId }) => ({ memberId, role: 'admin' }), foreignIds: 'refused' },
  'person.unpin': { input: ({ memberId }) => ({ memberId }), foreignIds: 'refused' },
  'person.override': {
    input: ({ memberId }) => ({ memberId, role: 'admin', reason: 'x' }),
    foreignIds: 'refused',
    bySupportAlone: true,
  },
  'person.endOverride': {
    input: ({ memberId }) => ({ memberId }),
    foreignIds: 'refused',
    bySupportAlone: true,
  },
  'person.export': { input: ({ memberId }) => ({ memberId }), foreignIds: 'refused' },
  'person.erase': {
    input: ({ memberId }) => ({ memberId, confirmation: 'ann' }),
    foreignIds: 'refused',
  },
  'person.duplicates': none,
  'person.merge': {
    input: ({ memberId, otherMemberId }) => ({ keepId: memberId, mergeId: otherMemberId }),
    foreignIds: 'refused',
  },
  'person.split': {
    input: ({ memberId, directoryId, directoryUserId }) => ({ memberId, directoryId, directoryUserId }),
    foreignIds: 'refused',
  },
  'person.dismissDuplicate': {
    input: ({ memberId, otherMemberId }) => ({ memberIds: [memberId, otherMemberId] }),
    foreignIds: 'refused',
  },
  'setupLink.list': none,
  'setupLink.create': {
    input: () => ({ purpose: 'scim', recipient: 'A thief', lifetimeHours: 24 }),
  },
  'setupLink.revoke': { input: ({ setupLinkId: id }) => ({ id }), foreignIds: 'refused' },
  'supportAccess.get': none,
  'supportAccess.setAllowed': { input: () => ({ allowed: false }) },
  'supportAccess.decide': {
    input: ({ supportRequestId: id }) => ({ id, decision: 'approved' }),
    foreignIds: 'refused',
    byCustomersAlone: true,
  },
  'supportAccess.end': {
    input: ({ supportAccessId: id }) => ({ id }),
    foreignIds: 'refused',
    byCustomersAlone: true,
  },
  'token.defaults': none,
  'sso.settings': none,
  'sso.save': {
    input: () => ({
      provider: 'oidc',
      issuer: 'https://stolen.test',
      clientId: 'stolen',
      clientSecret: 'stolen',
      hostedDomain: null,
    }),
  },
  'sso.beginTest': { input: ({ connectionId }) => ({ connectionId }), foreignIds: 'refused' },
  'sso.switchOn': { input: ({ connectionId }) => ({ connectionId }), foreignIds: 'refused' },
  'sso.setRules': { input: () => ({ ssoOnly: false, justInTime: true }) },
  'sso.remove': { input: ({ connectionId }) => ({ connectionId }), foreignIds: 'refused' },
  'sso.forgetIdentity': { input: ({ memberId }) => ({ memberId }), foreignIds: 'refused' },
  'sso.createBreakGlassLink': {
    input: ({ memberId }) => ({ memberId }),
    foreignIds: 'refused',
    bySupportAlone: true,
  },
  'organization.setRemovalGuard': { input: () => ({ on: false }) },
  'removal.list': { input: () => ({ state: 'pending' }) },
  'removal.allow': { input: ({ memberId }) => ({ selection: { memberIds: [memberId] } }) },
  'removal.reject': {
    input: ({ memberId }) => ({ selection: { memberIds: [memberId] }, reason: 'x' }),
  },
  'removal.letGo': { input: ({ memberId }) => ({ memberIds: [memberId] }) },
  'token.list': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'finds nothing' },
  'token.create': {
    input: ({ directoryId }) => ({ directoryId, name: 'Stolen', lifetimeDays: 30 }),
    foreignIds: 'refused',
  },
  'token.revoke': { input: ({ tokenId }) => ({ tokenId }), foreignIds: 'refused' },
};

/** These take no organization, or are the way of staff into one, which support.test.ts is about. */
const ofNoOrganization = new Set([
  'invitation.find',
  'invitation.accept',
  'notice.findMailbox',
  'notice.confirmMailbox',
  'job.list',
  'job.runNow',
  'job.tryAgain',
  'session.current',
  'session.signIn',
  'factor.list',
  'factor.verifyCode',
  'factor.beginApp',
  'factor.confirmApp',
  'factor.removeApp',
  'factor.newRecoveryCodes',
  'factor.passkeyOptions',
  'factor.addPasskey',
  'factor.renamePasskey',
  'factor.removePasskey',
  'session.secondStep',
  'session.passkeyOptions',
  'session.signInWithPasskey',
  'session.requestLink',
  'session.redeemLink',
  'session.openSetupLink',
  'session.signOut',
  'session.list',
  'session.membership',
  'session.revoke',
  'session.revokeOthers',
  'session.setPassword',
  'sso.forEmail',
  'sso.forSlug',
  'sso.refusal',
  'support.organizations',
  'breakGlass.state',
  'breakGlass.request',
  'breakGlass.confirm',
  'breakGlass.cancel',
  'breakGlass.cancelByLink',
  'support.wayIn',
  'support.request',
  'support.createOrganization',
  'support.open',
  'support.extend',
  'support.close',
]);

const anAdmin = 'an admin of another organization';
const someStaff = 'staff who have another organization open';

describe('another organization', () => {
  let portal: Portal;
  let ids: Ids;
  let strangers: Record<string, Browser>;
  let before: string;

  beforeAll(async () => {
    portal = await startPortal();
    const { db } = portal;
    const victim = await portal.createOrganization('victim');
    ids = await fill({ db, organizationId: victim.id, actor: vendor });
    const own = await portal.createOrganization('own');
    await fill({ db, organizationId: own.id, actor: vendor });
    const admin = await portal.signedIn({ kind: 'account', id: own.admin.accountId });
    const staff = await portal.signedIn(await portal.staff('sam', 'manager'));
    await staff.call('support.open', { organization: 'own', reason: 'test' });
    strangers = {
      [anAdmin]: admin,
      [someStaff]: staff,
    };
    before = await everythingOf(db, victim.id);
  });
  afterAll(() => portal.close());

  it('is guarded by a sample for every procedure that there is', () => {
    const covered = new Set([...Object.keys(samples), ...ofNoOrganization]);
    expect([...procedureList.keys()].filter((path) => !covered.has(path))).toEqual([]);
    expect([...covered].filter((path) => !procedureList.has(path))).toEqual([]);
  });

  describe.each([anAdmin, someStaff])('to %s', (who) => {
    it.each(Object.entries(samples))('does not exist: %s', async (path, { input }) => {
      const answer = await strangers[who]?.call(path, { organization: 'victim', ...input(ids) });
      expect(answer).toMatchObject({ status: 404, error: { appCode: 'not_found' } });
    });

    const withIds = Object.entries(samples).filter(([, { foreignIds }]) => foreignIds);
    it.each(withIds)('lends no ids: %s', async (path, sample) => {
      const { input, foreignIds, bySupportAlone, byCustomersAlone } = sample;
      const answer = await strangers[who]?.call(path, { organization: 'own', ...input(ids) });
      if (who === anAdmin ? bySupportAlone : byCustomersAlone) {
        expect(answer).toMatchObject({ status: 403, error: { appCode: 'forbidden' } });
        return;
      }
      if (foreignIds === 'refused') {
        expect(answer).toMatchObject({ status: 404, error: { appCode: 'not_found' } });
      } else {
        const items = Array.isArray(answer?.data) ? { items: answer.data } : answer?.data;
        expect(items).toMatchObject({ items: [] });
      }
    });
  });

  it('is as it was after all of that', async () => {
    const { id } = await portal.db.prisma.organization.findUniqueOrThrow({ where: { slug: 'victim' } });
    expect(await everythingOf(portal.db, id)).toBe(before);
  });
});

async function fill(scope: ActorScope): Promise<Ids> {
  const { db, organizationId } = scope;
  const directory = await pushDirectory(scope, {
    users: [{ userName: 'ann' }, { userName: 'bo' }],
    groups: { Chiefs: ['ann'] },
  });
  const { directoryId, providerId } = directory;
  const other = await pushDirectory(scope, { name: 'Other', users: [] });
  await startMove(scope, { directoryId, toDirectoryId: other.directoryId });
  const { tokenId } = await createToken(scope, { directoryId, name: 'x' });
  const { domain } = await addDomain(scope, `${directory.providerId}.com`);
  const csv = 'email\nimported@people.test';
  const { id: importId } = await importMembers(scope, { csv, fileName: 'people.csv', expected: 1 });
  const { id: setupLinkId } = await createSetupLink(scope, { purpose: 'scim', recipient: 'Jo' });
  const { id: invitationId } = await invitePerson(scope, { email: 'ida@people.test', role: 'admin' });
  const record = await db.prisma.provisioningRecord.findFirstOrThrow({ where: { organizationId } });
  const changeSet = await db.prisma.changeSet.create({
    data: { organizationId, actorKind: 'cli', actorName: 'Test', changes: {}, transitions: [] },
  });
  await db.prisma.authenticationFailure.create({
    data: { organizationId, directoryId, tokenId, minute: new Date(), reason: 'expired', count: 1 },
  });
  const connection = await db.prisma.ssoConnection.create({
    data: {
      organizationId,
      provider: 'oidc',
      issuer: 'https://idp.test',
      clientId: 'rollcall',
      clientSecretSealed: 'sealed',
      createdBy: 'Test',
      state: 'tested',
    },
  });
  const { id: staffAccountId } = await db.prisma.staffAccount.create({
    data: { email: `${organizationId}@vendor.test`, displayName: 'Sam', role: 'agent' },
  });
  const asked = { organizationId, staffAccountId, reason: 'x', expiresAt: new Date(Date.now() + 3_600_000) };
  const { id: supportRequestId } = await db.prisma.supportRequest.create({ data: asked });
  const { id: supportAccessId } = await db.prisma.supportAccess.create({ data: asked });
  return {
    directoryId,
    providerId,
    otherDirectoryId: other.directoryId,
    groupId: directory.group('Chiefs'),
    directoryUserId: directory.user('ann').id,
    memberId: directory.user('ann').memberId,
    otherMemberId: directory.user('bo').memberId,
    tokenId,
    changeSetId: changeSet.id,
    requestId: record.id,
    requestAt: record.at.toISOString(),
    domain,
    setupLinkId,
    connectionId: connection.id,
    invitationId,
    importId,
    supportRequestId,
    supportAccessId,
  };
}

/** Every row of the organization, so that nothing can change unseen. */
async function everythingOf(db: Database, organizationId: string): Promise<string> {
  const tables = await db.prisma.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace ORDER BY 1`;
  expect(tables.length).toBeGreaterThan(15);
  const rows: unknown[] = [await db.prisma.organization.findMany({ where: { id: organizationId } })];
  for (const { name } of tables) {
    const statement = {
      name: `all_${randomUUID()}`,
      text: `SELECT to_jsonb(t) AS row FROM ${name} t WHERE organization_id = $1 ORDER BY to_jsonb(t)::text`,
    };
    rows.push(name, await db.query(statement, [organizationId]));
  }
  return JSON.stringify(rows);
}
