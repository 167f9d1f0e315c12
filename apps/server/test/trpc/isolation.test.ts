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
import { type Ids, ofNoOrganization, samples } from './procedure-samples.ts';

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
