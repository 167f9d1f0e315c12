import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redeemSignInLink } from '#domain/accounts/redeem-sign-in-link.ts';
import { authenticate } from '#domain/scim-tokens/authenticate.ts';
import { issueAccessToken } from '#domain/scim-tokens/issue-access-token.ts';
import { parseToken } from '#domain/scim-tokens/token-format.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { type Endpoint, startEndpoint } from '../endpoint.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const publicUrl = 'https://portal.acme.test';

type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };

describe('the command line', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  function rollcall(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Run> {
    const database = { DATABASE_URL: test.url, DATABASE_OWNER_URL: test.ownerUrl };
    const env = { PATH: process.env.PATH, ...database, PUBLIC_URL: publicUrl, ...environment };
    return new Promise((done) => {
      execFile(process.execPath, [cli, ...args], { env }, (error, stdout, stderr) => {
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
      });
    });
  }

  /** What the command wrote to standard output, which is JSON and nothing else. */
  async function json(...args: string[]): Promise<Record<string, string>> {
    const { code, stdout, stderr } = await rollcall([...args, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  }

  it('makes an organization, a directory with its token, and a link, each as JSON alone', async () => {
    const create = ['org', 'create', '--slug', 'acme', '--name', 'Acme', '--admin-email', 'ann@acme.test'];
    const organization = await json(...create);
    expect(organization).toEqual({
      id: expect.any(String),
      slug: 'acme',
      name: 'Acme',
      adminEmail: 'ann@acme.test',
    });

    const made = await json('token', 'create', '--org', 'acme', '--provider', 'entra', '--days', '30');
    expect(made).toEqual({
      baseUrl: `${publicUrl}/api/auth/scim/v2`,
      token: expect.stringMatching(/^rcl_/),
      tokenId: expect.any(String),
      providerId: 'acme-entra',
      directoryId: expect.any(String),
      expiresAt: expect.any(String),
    });
    expect(parseToken(made.token ?? '')).toMatchObject({ kind: 'token', tokenId: made.tokenId });
    const again = await json('token', 'create', '--org', 'acme', '--provider', 'entra');
    expect(again.directoryId).toBe(made.directoryId);

    await json('token', 'revoke', made.tokenId ?? '');
    const listed = await json('token', 'list', '--org', 'acme');
    expect(listed).toMatchObject([
      { tokenId: again.tokenId, organization: 'acme', state: 'live' },
      { tokenId: made.tokenId, state: 'revoked' },
    ]);

    const { url } = await json('sign-in-link', '--email', 'ANN@acme.test');
    expect(url).toMatch(new RegExp(`^${publicUrl}/sign-in/link#`));
    const link = await redeemSignInLink(test.db, new URL(url ?? '').hash.slice(1));
    expect(link).toMatchObject({ principal: { kind: 'account' }, breaksGlass: false });

    await json('staff', 'create', '--email', 'sam@vendor.test', '--name', 'Sam');
    const staff = await json('sign-in-link', '--email', 'sam@vendor.test', '--staff');
    expect(await redeemSignInLink(test.db, new URL(staff.url ?? '').hash.slice(1))).toMatchObject({
      principal: { kind: 'staff' },
    });
  });

  it('makes a link past single sign-on for an admin of an organization, which stands in its audit', async () => {
    const { url } = await json('sign-in-link', '--email', 'ANN@acme.test', '--org', 'acme');
    expect(await redeemSignInLink(test.db, new URL(url ?? '').hash.slice(1))).toMatchObject({
      principal: { kind: 'account' },
      breaksGlass: true,
    });
    expect(
      await test.db.prisma.auditRecord.count({ where: { action: 'sso.break_glass_link_created' } }),
    ).toBe(1);
  });

  it('makes an OAuth client whose secret gets access tokens for its directory until it is revoked', async () => {
    const create = ['org', 'create', '--slug', 'clients', '--name', 'C', '--admin-email', 'c@clients.test'];
    await json(...create);
    const made = await json(
      'token',
      'create',
      '--org',
      'clients',
      '--provider',
      'pingone',
      '--kind',
      'client',
    );
    expect(made).toEqual({
      baseUrl: `${publicUrl}/api/auth/scim/v2`,
      tokenUrl: `${publicUrl}/api/auth/scim/oauth2/token`,
      clientId: expect.stringMatching(/^\w{12}$/),
      clientSecret: expect.stringMatching(/^rcl_/),
      providerId: 'clients-pingone',
      directoryId: expect.any(String),
      expiresAt: expect.any(String),
    });
    const { clientId = '', clientSecret = '', directoryId } = made;
    const caller = { address: '192.0.2.7', client: null };
    const issue = () => issueAccessToken(test.db, { clientId, clientSecret }, caller);
    const { accessToken } = await issue();
    expect((await authenticate(test.db, accessToken, caller)).scope).toMatchObject({ directoryId });

    await json('token', 'revoke', clientId);
    await expect(issue()).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('shows a person what to type into the provider, of a token and of an OAuth client', async () => {
    const args = ['token', 'create', '--org', 'acme', '--provider', 'generic'];
    const token = await rollcall(args);
    expect(token.stdout).toMatch(/^Base URL +https:.+\nToken +rcl_.+\nIt expires at .+\n$/);
    const client = await rollcall([...args, '--kind', 'client']);
    expect(client.stdout).toMatch(
      /^Base URL +https:.+\nToken endpoint +https:.+\nClient ID +\w{12}\nClient secret +rcl_.+\nIt expires at .+\n$/,
    );
  });

  it.each([
    [
      'an organization twice',
      ['org', 'create', '--slug', 'acme', '--name', 'A', '--admin-email', 'a@a.test'],
    ],
    ['a slug that is none', ['org', 'create', '--slug', 'Ac me', '--name', 'A', '--admin-email', 'a@a.test']],
    ['a token of nobody', ['token', 'create', '--org', 'nowhere', '--provider', 'okta']],
    ['a provider that it does not know', ['token', 'create', '--org', 'acme', '--provider', 'ldap']],
    [
      'a kind of token that it does not know',
      ['token', 'create', '--org', 'acme', '--provider', 'okta', '--kind', 'x'],
    ],
    ['a link for nobody', ['sign-in-link', '--email', 'nobody@acme.test']],
  ])('refuses %s with one sentence and nothing on standard output', async (_, args) => {
    const { code, stdout, stderr } = await rollcall([...args, '--json']);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error: .+/);
    expect(stderr).not.toContain('    at ');
  });

  it('doctor finds nothing in what was written by the rules, and exits with 1 on what was not', async () => {
    const organization = await test.db.prisma.organization.findUniqueOrThrow({ where: { slug: 'acme' } });
    const actor = { kind: 'system', id: null, name: 'Test', address: null } as const;
    const directory = await pushDirectory(
      { db: test.db, organizationId: organization.id, actor },
      { users: [{ userName: 'bo' }], groups: { Chiefs: ['bo'] }, name: 'Other' },
    );
    expect(await json('doctor')).toEqual({ organizations: 2, findings: [] });

    const { memberId } = directory.user('bo');
    await test.db.prisma.member.updateMany({
      where: { id: memberId },
      data: { role: 'admin', active: false },
    });
    await test.db.prisma.directoryGroup.updateMany({ data: { people: 7 } });
    const { code, stdout } = await rollcall(['doctor', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { organization: 'acme', kind: 'role_differs', id: memberId },
      { kind: 'activity_differs', id: memberId },
      { kind: 'group_count_differs', detail: 'Chiefs counts 7 people and has 1', advice: expect.any(String) },
    ]);
  });

  it('doctor compares the audit with the heads that were exported before', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'rollcall-heads-')), 'heads.json');
    const heads = (await rollcall(['audit', 'heads', '--org', 'acme', '--json'])).stdout;
    await writeFile(file, heads);
    const kindsOf = async (run: Promise<Run>) =>
      JSON.parse((await run).stdout).findings.map(({ kind }: { kind: string }) => kind);
    const doctor = () => kindsOf(rollcall(['doctor', '--heads', file, '--json']));
    expect(await doctor()).not.toContain('audit_head_differs');
    await writeFile(
      file,
      heads.replace(/[0-9a-f](?=[0-9a-f]{63}")/, (first) => (first === '0' ? '1' : '0')),
    );
    expect(await doctor()).toContain('audit_head_differs');
    await writeFile(file, 'no heads');
    expect(await rollcall(['doctor', '--heads', file])).toMatchObject({ code: 1, stdout: '' });
    await rm(dirname(file), { recursive: true });
  });

  it('migrate says that nothing was missing', async () => {
    expect(await json('migrate')).toEqual({ applied: [], functionsReplaced: false });
  });

  describe('as an identity provider', () => {
    let endpoint: Endpoint;
    beforeAll(async () => {
      endpoint = await startEndpoint();
    });
    afterAll(() => endpoint.close());

    it.each(['entra', 'okta'])('provisions a company as %s does, with a summary', async (idp) => {
      const { token, organizationId } = await endpoint.createDirectory();
      const args = [
        'simulate',
        idp,
        '--base-url',
        endpoint.baseUrl,
        '--users',
        '20',
        '--groups',
        '3',
        '--json',
      ];
      const { code, stdout, stderr } = await rollcall(args, { ROLLCALL_SCIM_TOKEN: token });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ created: 20, groupsCreated: 3, errors: [] });
      expect(stderr).toContain('users 20/20');
      expect(await endpoint.db.prisma.directoryUser.count({ where: { organizationId } })).toBe(20);
    });

    it('exits with 1 when the token is refused', async () => {
      const args = ['simulate', 'entra', '--base-url', endpoint.baseUrl];
      const { code, stdout } = await rollcall(args, { ROLLCALL_SCIM_TOKEN: 'wrong' });
      expect(code).toBe(1);
      expect(stdout).toContain('people created');
    });
  });
});
