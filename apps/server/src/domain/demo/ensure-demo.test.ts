import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redeemSignInLink } from '#domain/accounts/redeem-sign-in-link.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { ensureDemo } from './ensure-demo.ts';

describe('the demo organization', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  const start = () => ensureDemo(test.db, { publicUrl: 'http://localhost:3000' });
  const tokenOf = (url: string | undefined) => new URL(url ?? '').hash.slice(1);

  it('is made once, with links for its admin and for support until one of them was used', async () => {
    await start();
    const demo = await start();
    expect(await test.db.prisma.organization.findMany({ select: { slug: true } })).toEqual([
      { slug: 'demo' },
    ]);
    expect(await redeemSignInLink(test.db, tokenOf(demo?.adminLink))).toMatchObject({
      principal: { kind: 'account' },
    });
    expect(await start()).toBeNull();
    expect(await redeemSignInLink(test.db, tokenOf(demo?.staffLink))).toMatchObject({
      principal: { kind: 'staff' },
    });
  });

  it('is not made beside an organization of somebody', async () => {
    const other = await createTestDatabase();
    await syncRoleTable(other.db);
    await makeOrganization(other.db);
    expect(await ensureDemo(other.db, { publicUrl: 'http://localhost:3000' })).toBeNull();
    expect(await other.db.prisma.organization.count()).toBe(1);
    await other.close();
  });
});
