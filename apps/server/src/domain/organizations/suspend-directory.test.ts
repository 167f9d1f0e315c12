import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { authenticate, authenticateClient } from '#domain/scim-tokens/authenticate.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import type { StaffScope } from '#domain/scope.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { listDirectories } from './directory-list.ts';
import { overviewOf } from './overview.ts';
import { resumeDirectory } from './resume-directory.ts';
import { suspendDirectory } from './suspend-directory.ts';

const caller = { address: '192.0.2.7', client: 'Entra' };
const reason = 'It removes everybody';

describe('a directory that support suspends', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;
  let staff: StaffScope;
  let directory: PushedDirectory;
  let token: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    organization = await makeOrganization(test.db);
    const { scope } = organization;
    staff = { ...scope, actor: { kind: 'staff', id: null, name: 'Sam', address: null, reason: 'ticket 7' } };
    directory = await pushDirectory(scope, { users: [{ userName: 'ann' }] });
    ({ token } = await createToken(scope, { directoryId: directory.directoryId, name: 'x' }));
  });

  const suspend = () => suspendDirectory(staff, { directoryId: directory.directoryId, reason });

  it('refuses its tokens with a sentence that says so, which counts as a failed authentication', async () => {
    await suspend();
    await expect(authenticate(test.db, token, caller)).rejects.toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('has suspended this connection'),
    });
    const { directoryId } = directory;
    expect(await test.db.prisma.authenticationFailure.findMany({ where: { directoryId } })).toMatchObject([
      { reason: 'suspended', count: 1, address: '192.0.2.7' },
    ]);
  });

  it('refuses a client that asks for an access token, too', async () => {
    const client = { directoryId: directory.directoryId, name: 'y', kind: 'client' as const };
    const { token: clientSecret, tokenId: clientId } = await createToken(organization.scope, client);
    await suspend();
    const asking = authenticateClient(test.db, { clientId, clientSecret }, caller);
    await expect(asking).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('says of a wrong secret nothing but that it is wrong', async () => {
    await suspend();
    const wrong = token.replace(
      /^(rcl_.{12}_)./,
      (start) => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`,
    );
    await expect(authenticate(test.db, wrong, caller)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('changes nobody’s access, and stands where the customer looks', async () => {
    const before = await test.db.prisma.member.findMany({ orderBy: { id: 'asc' } });
    await suspend();
    expect(await test.db.prisma.member.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
    expect(await listDirectories(organization.scope)).toMatchObject([{ suspension: { by: 'Sam', reason } }]);
    await expect(authenticate(test.db, token, caller)).rejects.toThrow();
    const { directories, attention } = await overviewOf(organization.scope);
    expect(directories).toMatchObject([{ state: 'suspended' }]);
    expect(attention.map(({ kind }) => kind)).toContain('directory_suspended');
    expect(attention.map(({ kind }) => kind)).not.toContain('authentication_failures');
  });

  it('takes from its identity provider again once it is resumed, and the audit has both acts', async () => {
    await suspend();
    await resumeDirectory(staff, directory.directoryId);
    await resumeDirectory(staff, directory.directoryId);
    expect((await authenticate(test.db, token, caller)).scope.directoryId).toBe(directory.directoryId);
    expect(await listDirectories(organization.scope)).toMatchObject([{ suspension: null }]);
    const { organizationId } = organization.scope;
    const acts = await test.db.prisma.auditRecord.findMany({
      where: { organizationId, actorKind: 'staff' },
      orderBy: { at: 'asc' },
    });
    expect(acts).toMatchObject([
      { action: 'directory.suspended', actorName: 'Sam', targetId: directory.directoryId, reason },
      {
        action: 'directory.resumed',
        actorName: 'Sam',
        before: { suspendedBy: 'Sam', reason },
        reason: 'ticket 7',
      },
    ]);
  });

  it('is suspended once, and by support of this organization alone', async () => {
    await suspend();
    await expect(suspend()).rejects.toMatchObject({ code: 'conflict' });
    const stranger = await makeOrganization(test.db);
    const elsewhere = { ...staff, organizationId: stranger.scope.organizationId };
    const { directoryId } = directory;
    await expect(suspendDirectory(elsewhere, { directoryId, reason })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(resumeDirectory(elsewhere, directoryId)).rejects.toMatchObject({ code: 'not_found' });
  });
});
