import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { previewRetirement } from '#domain/directory-moves/preview-retirement.ts';
import { retireDirectory } from '#domain/directory-moves/retire-directory.ts';
import { startMove } from '#domain/directory-moves/start-move.ts';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import { overviewOf } from '#domain/organizations/overview.ts';
import { setRequiredAttributes } from '#domain/organizations/set-required-attributes.ts';
import { suspendDirectory } from '#domain/organizations/suspend-directory.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import { revokeToken } from '#domain/scim-tokens/revoke-token.ts';
import { generateToken } from '#domain/scim-tokens/token-format.ts';
import type { ActorScope } from '#domain/scope.ts';
import { type Browser, type Portal, startPortal, vendor } from '../trpc/portal.ts';

const text = readFileSync(
  fileURLToPath(new URL('../../../../docs/troubleshooting.md', import.meta.url)),
  'utf8',
);

/** The first table of the document: what went wrong, what the admin reads, and the reason code. */
const told = text
  .split('\n')
  .filter((line) => /^\| [^`].* \| (?:`\w+`|–) +\|$/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** What a case has at hand: a directory of Entra ID with a token, Ana in it, and ways to get it wrong. */
type Ground = {
  readonly scope: ActorScope;
  readonly directoryId: string;
  readonly token: string;
  readonly tokenId: string;
  readonly anaId: string;
  /** Sends one request with the token, or with another one, or none. */
  send(
    path: string,
    given?: {
      method?: string;
      body?: unknown;
      authorization?: string | null;
      type?: string;
      client?: string;
    },
  ): Promise<number>;
  /** Asks for an access token, as the directory's OAuth client would. */
  askForToken(given: { clientId: string; clientSecret: string }): Promise<number>;
  /** What the setup guide says at this moment. */
  troubles(): Promise<object[]>;
};

/** Of one directory at once: more than any other case here sends. */
const requestsMax = 40;

const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
const patch = (...Operations: object[]) => ({
  method: 'PATCH',
  body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations },
});
const post = (body: unknown) => ({ method: 'POST', body });

/** Every way to get it wrong, by its name in the document. */
const ways: Readonly<Record<string, (ground: Ground) => Promise<unknown>>> = {
  'Token cut off in the middle': ({ send, token }) =>
    send('/Users', { authorization: `Bearer ${token.slice(0, 40)}` }),
  'Token cut off at its end': ({ send, token }) =>
    send('/Users', { authorization: `Bearer ${token.slice(0, -3)}` }),
  'Id of a token pasted instead of the token': ({ send, tokenId }) =>
    send('/Users', { authorization: `Bearer ${tokenId}` }),
  'Secret of an OAuth client pasted as a token': async ({ scope, directoryId, send }) => {
    const { token } = await createToken(scope, { directoryId, name: 'Client', kind: 'client' });
    await send('/Users', { authorization: `Bearer ${token}` });
  },
  'Client id pasted as the secret of the client': async ({ scope, directoryId, askForToken }) => {
    const { tokenId } = await createToken(scope, { directoryId, name: 'Client', kind: 'client' });
    await askForToken({ clientId: tokenId, clientSecret: tokenId });
  },
  'Old token, replaced in the meantime': ({ send, tokenId }) =>
    send('/Users', { authorization: `Bearer ${generateToken('trouble-entra', tokenId).token}` }),
  'Token expired': async ({ send, scope, directoryId, tokenId }) => {
    await scope.db.prisma.scimCredential.update({
      where: {
        organizationId_directoryId_tokenId: { organizationId: scope.organizationId, directoryId, tokenId },
      },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    await untilRefused(() => send('/Users'));
  },
  'Token revoked': async ({ send, scope, tokenId }) => {
    await revokeToken(scope, tokenId);
    await untilRefused(() => send('/Users'));
  },
  'Token of a retired connection': async ({ send, scope, directoryId }) => {
    const { directoryId: toDirectoryId } = await createDirectory(scope, { provider: 'okta', name: 'Okta' });
    await startMove(scope, { directoryId, toDirectoryId });
    const { digest: previewed } = await previewRetirement(scope, directoryId);
    const { providerId: confirmation } = await scope.db.prisma.providerId.findFirstOrThrow({
      where: { directoryId },
    });
    await retireDirectory(scope, { directoryId, confirmation, previewed, acceptsEndOfAccess: true });
    await untilRefused(() => send('/Users'));
  },
  'Connection that support has suspended': async ({ send, scope, directoryId }) => {
    const actor = { ...scope.actor, kind: 'staff' as const };
    await suspendDirectory({ ...scope, actor }, { directoryId, reason: 'It removes everybody' });
    await untilRefused(() => send('/Users'));
  },
  'Name of another directory after the colon': ({ send, token }) =>
    send('/Users', { authorization: `Bearer ${token.replace(/:.*/, ':somebody-else')}` }),
  'Base URL without its last segment': ({ send }) => send('../Users'),
  'Base URL pasted twice': ({ send }) => send('/api/auth/scim/v2/Users'),
  'Base URL that ends in /Users': ({ send }) => send('/Users/Users?filter=x'),
  'No mapping to userName': ({ send }) => send('/Users', post({ displayName: 'Bo' })),
  'No mapping to e-mail, where the organization insists on it': async ({ scope, send }) => {
    await setRequiredAttributes(scope, { required: ['email'], strict: true });
    await untilRefused(() => send('/Users', post({ userName: `bo-${crypto.randomUUID()}` })));
  },
  'active as a word': ({ send, anaId }) =>
    send(`/Users/${anaId}`, patch({ op: 'replace', path: 'active', value: 'maybe' })),
  'Mapping to an attribute that does not exist': ({ send, anaId }) =>
    send(`/Users/${anaId}`, patch({ op: 'replace', path: 'favouriteColour', value: 'red' })),
  'Mapping to an attribute that nobody can write': ({ send, anaId }) =>
    send(`/Users/${anaId}`, patch({ op: 'replace', path: 'id', value: 'mine' })),
  'Nested group': ({ send, anaId }) =>
    send('/Groups', post({ displayName: 'All', members: [{ value: anaId, type: 'Group' }] })),
  'Group with somebody who is out of scope': ({ send }) =>
    send(
      '/Groups',
      post({ displayName: 'All', members: [{ value: '0198a1b2-0000-7000-8000-000000000000' }] }),
    ),
  'Two people with one userName': ({ send }) => send('/Users', post({ userName: 'ANA@example.com' })),
  'Two groups with one name': async ({ send }) => {
    await send('/Groups', post({ displayName: 'Finance' }));
    await send('/Groups', post({ displayName: 'finance' }));
  },
  'Change of somebody who was deleted': ({ send }) =>
    send(
      '/Users/0198a1b2-0000-7000-8000-000000000000',
      patch({ op: 'replace', path: 'title', value: 'Boss' }),
    ),
  'Matching by an attribute that cannot be compared': ({ send }) =>
    send(`/Users?filter=${encodeURIComponent('name eq "Ana"')}`),
  'SCIM 1.1 chosen': ({ send, anaId }) =>
    send('/Groups', post({ displayName: 'All', members: [{ value: anaId, operation: 'add' }] })),
  'Template that is no JSON': ({ send }) => send('/Users', { method: 'POST', body: '{"userName": ' }),
  'Content type of a form': ({ send }) =>
    send('/Users', { method: 'POST', body: 'userName=bo', type: 'application/x-www-form-urlencoded' }),
  'More than a megabyte about one person': ({ send }) =>
    send('/Users', post({ userName: 'bo', title: 'x'.repeat(1_100_000) })),
  'Request that SCIM does not have': ({ send, anaId }) => send(`/Users/${anaId}`, post({})),

  'More requests than are let through': async ({ send }) => {
    // Far more than the limit lets through within the time that they take.
    await Promise.all(Array.from({ length: 3 * requestsMax }, () => send('/Users?count=1')));
    await untilRefused(() => send('/Users?count=1'));
  },

  'Provisioning switched off in the identity provider': async ({ scope, directoryId }) => {
    await scope.db.prisma.directory.updateMany({
      where: { organizationId: scope.organizationId, id: directoryId },
      data: { lastRequestAt: new Date(Date.now() - 3 * 60 * 60_000) },
    });
    const { directories } = await overviewOf(scope);
    expect(directories.map(({ state }) => state)).toEqual(['overdue']);
  },
  'User taken out of scope': ({ send, anaId }) =>
    send(`/Users/${anaId}`, patch({ op: 'replace', path: 'active', value: false })),
  'No mapping to e-mail': async ({ scope, send, troubles }) => {
    await setRequiredAttributes(scope, { required: ['email'], strict: false });
    await send('/Users', post({ userName: 'bo' }));
    expect(await troubles()).toContainEqual({ kind: 'incomplete', people: 2, missing: ['email'] });
  },
  'Token pasted into another provider': async ({ scope, directoryId, send, troubles }) => {
    const { token } = await createToken(scope, { directoryId, name: 'Second' });
    await send('/Users?count=2', { authorization: `Bearer ${token}`, client: 'Okta SCIM Client 1.0.0' });
    expect(await troubles()).toMatchObject([{ kind: 'other_provider', caller: 'okta' }]);
  },
  'Bearer pasted twice': ({ send, token }) => send('/Users', { authorization: `Bearer Bearer ${token}` }),
  'Token without Bearer': ({ send, token }) => send('/Users', { authorization: token }),
  'active as the text "False"': ({ send, anaId }) =>
    send(`/Users/${anaId}`, patch({ op: 'Replace', path: 'active', value: 'False' })),
  'Group without members': ({ send }) => send('/Groups', post({ displayName: 'Nobody', members: [] })),
  'Somebody added to a group twice': async ({ send, anaId }) => {
    await send('/Groups', post({ displayName: 'Twice', members: [{ value: anaId }, { value: anaId }] }));
  },
};

/** What is remembered of a credential goes with a notice of the database, a moment later. */
async function untilRefused(attempt: () => Promise<number>): Promise<void> {
  await expect.poll(attempt).toBeGreaterThanOrEqual(400);
}

describe('docs/troubleshooting.md', () => {
  let portal: Portal;
  let ground: Ground;
  let admin: Browser;
  /** What the last request was answered. */
  let answered: { status: number; detail: string };

  beforeAll(async () => {
    portal = await startPortal({ rateLimits: { requestsPerSecond: 5, burst: requestsMax } });
  });
  afterAll(() => portal.close());

  let made = 0;
  beforeEach(async () => {
    made += 1;
    const { id: organizationId } = await portal.createOrganization(`trouble-${made}`);
    const scope = { db: portal.db, organizationId, actor: vendor };
    const { principal } = await portal.addPerson(organizationId, `Admin ${made}`, 'admin');
    admin = await portal.signedIn(principal);
    const { directoryId } = await createDirectory(scope, { provider: 'entra', name: 'Entra' });
    const { token, tokenId } = await createToken(scope, { directoryId, name: 'First' });

    const send: Ground['send'] = async (path, { method = 'GET', body, authorization, type, client } = {}) => {
      const header = authorization === undefined ? `Bearer ${token}` : authorization;
      const response = await fetch(
        path.startsWith('../') ? `${portal.baseUrl}/${path}` : `${portal.baseUrl}${path}`,
        {
          method,
          headers: {
            ...(header !== null && { authorization: header }),
            'content-type': type ?? 'application/scim+json',
            ...(client && { 'user-agent': client }),
          },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        },
      );
      const answer = (await response.json()) as { detail?: string; id?: string };
      answered = { status: response.status, detail: answer.detail ?? '' };
      ids.push(answer.id ?? '');
      return response.status;
    };
    const ids: string[] = [];
    await send('/Users', post({ schemas: [user], userName: 'ana@example.com', displayName: 'Ana Berg' }));
    const askForToken: Ground['askForToken'] = async ({ clientId, clientSecret }) => {
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
      const response = await fetch(`${portal.origin}/api/auth/scim/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams(form),
      });
      const { error_description: detail = '' } = (await response.json()) as { error_description?: string };
      answered = { status: response.status, detail };
      return response.status;
    };
    const troubles = async () => {
      await portal.flush();
      const { data } = await admin.call('guide.progress', { organization: `trouble-${made}`, directoryId });
      return (data as { troubles: object[] }).troubles;
    };
    ground = { scope, directoryId, token, tokenId, anaId: ids[0] ?? '', send, askForToken, troubles };
  });

  it('has a row for every way that is tried here, and no other', () => {
    expect(told.map(([, what]) => what).sort()).toEqual(Object.keys(ways).sort());
    expect(told.length).toBeGreaterThanOrEqual(20);
  });

  it.each(told.map(([, what = '', sentence = '', reason = '']) => ({ what, sentence, reason })))(
    '$what: the admin reads what it says',
    async ({ what, sentence, reason }) => {
      await ways[what]?.(ground);
      await portal.flush();
      const { status, detail } = answered;
      if (reason === '–') {
        expect(status, detail).toBeLessThan(400);
        return;
      }
      expect(`${detail} `).toMatch(shown(sentence));
      expect(`\`${await reasonShown()}\``).toBe(reason);
      expect(await ground.troubles()).toContainEqual(inGuide(reason.replaceAll('`', ''), detail));
    },
  );

  /** How the setup guide says the same: of a token why, of an address which, else the sentence itself. */
  function inGuide(reason: string, detail: string): unknown {
    if (reason === 'wrong_address') return expect.objectContaining({ kind: 'address' });
    if (answered.status === 401 || answered.status === 403 || reason === 'suspended')
      return expect.objectContaining({ kind: 'token', reason });
    return expect.objectContaining({ kind: 'refused', reason, detail });
  }

  /** Places in a sentence that differ from case to case stand as … in the document. */
  function shown(sentence: string): RegExp {
    const parts = sentence.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')} $`);
  }

  /** The reason code, as the portal has it of the activity or of the failed authentications. */
  async function reasonShown(): Promise<string | undefined> {
    const organization = `trouble-${made}`;
    if (answered.status === 401 || answered.status === 403) {
      const { data } = await admin.call('activity.authenticationFailures', { organization });
      return (data as { reason: string }[])[0]?.reason;
    }
    const { data } = await admin.call('activity.list', { organization, result: 'failed', limit: 1 });
    return (data as { items: { reason: string }[] }).items[0]?.reason;
  }
});
