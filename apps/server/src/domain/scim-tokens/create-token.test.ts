import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { createToken } from './create-token.ts';
import { listTokens } from './queries.ts';
import { revokeToken } from './revoke-token.ts';
import { parseToken } from './token-format.ts';

describe('the tokens of a directory', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;
  let directoryId: string;
  let providerId: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    organization = await makeOrganization(test.db);
    ({ directoryId, providerId } = await createDirectory(organization.scope, {
      provider: 'okta',
      name: 'Okta',
    }));
  });

  const create = (name: string, lifetimeDays?: number) =>
    createToken(organization.scope, { directoryId, name, lifetimeDays });

  it('are stored as a hash that the token leads to, and nothing else of the secret', async () => {
    const { token, tokenId } = await create('first');
    const stored = await test.db.prisma.scimCredential.findFirstOrThrow({ where: { tokenId } });
    expect(parseToken(token)).toEqual({
      kind: 'token',
      tokenId,
      providerId,
      secretHash: Buffer.from(stored.secretHash),
    });
    const audit = await test.db.prisma.auditRecord.findMany({ where: { targetId: tokenId } });
    expect(JSON.stringify([stored, audit])).not.toContain(token.slice(17, 40));
  });

  it('are two at most that work: a third is refused with the names of both', async () => {
    const first = await create('first');
    const second = await create('second');
    await expect(create('third')).rejects.toMatchObject({
      code: 'conflict',
      message: `Okta has two tokens that work: first (${first.tokenId}) and second (${second.tokenId}). Revoke one of them first.`,
    });
    await revokeToken(organization.scope, first.tokenId);
    await create('third');
  });

  it('are two at most also when five admins press the button at once', async () => {
    const results = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((name) => create(name)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await listTokens(organization.scope)).toHaveLength(2);
  });

  it('do not count once they have expired', async () => {
    await create('first');
    const { tokenId } = await create('second');
    await test.db.prisma.scimCredential.updateMany({ where: { tokenId }, data: { expiresAt: new Date() } });
    await create('third');
    const states = (await listTokens(organization.scope)).map(({ name, state }) => [name, state]);
    expect(states).toEqual([
      ['third', 'live'],
      ['second', 'expired'],
      ['first', 'live'],
    ]);
  });

  it.each([29, 731, 30.5, Number.NaN])('do not live %s days', async (days) => {
    await expect(create('first', days)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('are revoked once, and recorded once', async () => {
    const { tokenId } = await create('first');
    await Promise.all([1, 2, 3].map(() => revokeToken(organization.scope, tokenId)));
    expect(
      await test.db.prisma.auditRecord.count({ where: { action: 'token.revoked', targetId: tokenId } }),
    ).toBe(1);
    const other = await makeOrganization(test.db);
    await expect(revokeToken(other.scope, tokenId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('name the failures of the last day', async () => {
    const { tokenId } = await create('first');
    const { organizationId } = organization.scope;
    const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000);
    const failure = (reason: string, count: number, agoMs: number) => {
      const at = new Date(minute.getTime() - agoMs);
      return { organizationId, directoryId, tokenId, reason, count, minute: at, lastAt: at };
    };
    await test.db.prisma.authenticationFailure.createMany({
      data: [
        failure('wrong_secret', 3, 0),
        failure('truncated', 2, 60_000),
        failure('expired', 9, 90_000_000),
      ],
    });
    expect(await listTokens(organization.scope)).toMatchObject([
      { tokenId, failures: { count: 5, lastAt: minute, reason: 'wrong_secret' } },
    ]);
  });
});
