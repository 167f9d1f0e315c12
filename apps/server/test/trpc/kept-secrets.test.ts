import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink } from '#domain/accounts/create-sign-in-link.ts';
import { runJobs } from '../jobs.ts';
import { linkIn, type Mailbox, openMailbox } from '../mailbox.ts';
import { type Company, type SsoPortal, startSsoPortal } from '../sso/sso-portal.ts';
import { openWebAgent } from '../sso/web-agent.ts';
import { type Browser, openBrowser } from './portal.ts';

const organization = 'acme';
const password = 'seventeen kites over the harbour';

/** What must be found nowhere, by what it is. */
const secrets = new Map<string, string>();

describe('after a day of use', () => {
  let portal: SsoPortal;
  let mailbox: Mailbox;
  beforeAll(async () => {
    portal = await startSsoPortal({ logLevel: 'trace' });
    mailbox = await openMailbox();
    await useEverything();
  });
  afterAll(async () => {
    await mailbox.close();
    await portal.close();
  });

  it('no secret stands in a log line, also of what failed', () => {
    const log = portal.logged.join('\n');
    expect(log).toContain('A procedure failed');
    expect(log).toContain('A single sign-on was refused');
    expect(log).toContain('A request failed');
    expect(foundIn(log)).toEqual([]);
  });

  it('no secret stands in a column in clear, in whichever table', async () => {
    const dump = await everyRow();
    expect(dump).toContain('ida@people.test');
    expect(foundIn(dump)).toEqual([]);
  });

  it('no secret stands in the address of a page or of a request', () => {
    expect(visited.length).toBeGreaterThan(10);
    expect(foundIn(visited.join('\n'))).toEqual([]);
  });

  it('nothing but what the protocol puts there, used up by then, stands in the redirects to an IdP and back', () => {
    const found = new Set(foundIn(redirects.join('\n')));
    expect([...found].sort()).toEqual(['a state', 'an authorization code']);
  });

  /** The addresses that a proxy or a browser would keep: without the part after the #, which is sent to nobody. */
  const visited: string[] = [];
  /** Those that a browser is sent on from at once. */
  const redirects: string[] = [];

  async function useEverything(): Promise<void> {
    const acme = await portal.company(organization);
    const principal = { kind: 'account', id: acme.admin.accountId } as const;
    const admin = watched(openBrowser(portal.origin));
    const { url } = await createSignInLink(portal.db, { principal, publicUrl: portal.origin });
    await redeem(admin, 'session.redeemLink', url, 'a sign-in link');
    note('a session id after a link', sessionOf(admin));
    await admin.call('session.setPassword', { newPassword: password });
    note('a password', password);
    note('a session id after a new password', sessionOf(admin));

    const again = watched(openBrowser(portal.origin));
    await again.call('session.signIn', { email: 'admin@acme.test', password: `${password}, wrong` });
    await again.call('session.signIn', { email: 'admin@acme.test', password });
    note('a session id after a password', sessionOf(again));

    await mailAndInvite(admin);
    await useTokens(admin);
    await useSso(acme);
    await useApp(admin, principal.id);
    await failWithSecrets(again);
  }

  async function mailAndInvite(admin: Browser): Promise<void> {
    await admin.call('invitation.send', { organization, email: 'ida@people.test', role: 'admin' });
    await openBrowser(portal.origin).call('session.requestLink', { email: 'admin@acme.test' });
    await runJobs(portal.db, { mailer: mailbox.mailer, publicUrl: portal.origin });
    const mails = mailbox.take();
    const link = (subject: RegExp) => linkIn(mails.find((mail) => subject.test(mail.subject ?? '')));
    const ida = watched(openBrowser(portal.origin));
    const invitation = link(/invites you/);
    await redeem(ida, 'invitation.find', invitation, 'an invitation');
    await redeem(ida, 'invitation.accept', invitation, 'an invitation');
    note('a session id after an invitation', sessionOf(ida));
    const mailed = link(/^Sign in to/);
    await redeem(watched(openBrowser(portal.origin)), 'session.redeemLink', mailed, 'a mailed link');
    const setup = await admin.call('setupLink.create', {
      organization,
      purpose: 'scim',
      recipient: 'Jo',
      lifetimeHours: 72,
    });
    const { url } = setup.data as { url: string };
    const jo = watched(openBrowser(portal.origin));
    await redeem(jo, 'session.openSetupLink', url, 'a setup link');
    note('a session id of a setup link', sessionOf(jo));
  }

  async function useTokens(admin: Browser): Promise<void> {
    const made = await admin.call('directory.create', { organization, provider: 'entra', name: 'Entra' });
    const { id: directoryId } = made.data as { id: string };
    for (const kind of ['bearer', 'client'] as const) {
      const lifetimeDays = 30;
      const answer = await admin.call('token.create', {
        organization,
        directoryId,
        name: kind,
        lifetimeDays,
        kind,
      });
      expect(answer.status).toBe(200);
      const { token, tokenId } = answer.data as { token: string; tokenId: string };
      note(`a SCIM secret (${kind})`, secretOf(token));
      if (kind === 'bearer') await push(token);
      else await push(await accessToken(tokenId, token));
      await push(`${token.slice(0, 30)}${token.slice(31)}`);
    }
  }

  async function accessToken(clientId: string, clientSecret: string): Promise<string> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const response = await get(`${portal.origin}/api/auth/scim/oauth2/token`, { method: 'POST', body });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    note('an access token', secretOf(token ?? ''));
    return token ?? '';
  }

  async function push(token: string): Promise<void> {
    await get(`${portal.baseUrl}/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: `pushed-${Math.random()}`,
      }),
    });
    await get(`${portal.baseUrl}/Users?count=1`, { headers: { authorization: `Bearer ${token}` } });
  }

  async function useApp(admin: Browser, accountId: string): Promise<void> {
    const begun = await admin.call('factor.beginApp');
    const { secret } = begun.data as { secret: string };
    note('the secret of an authenticator app', secret);
    const app = new TOTP({ secret: Secret.fromBase32(secret) });
    const confirmed = await admin.call('factor.confirmApp', { code: app.generate() });
    const { recoveryCodes } = confirmed.data as { recoveryCodes: string[] };
    for (const code of recoveryCodes) note('a recovery code', code);
    note('a session id after a second factor', sessionOf(admin));
    const principal = { kind: 'account', id: accountId } as const;
    const { url } = await createSignInLink(portal.db, { principal, publicUrl: portal.origin });
    const other = watched(openBrowser(portal.origin));
    await redeem(other, 'session.redeemLink', url, 'a link before a second step');
    await other.call('factor.verifyCode', { code: recoveryCodes[0] });
    note('a session id after a recovery code', sessionOf(other));
  }

  /** Signs in through an IdP: as it should be, with an answer that is refused, and while the database fails. */
  async function useSso(company: Company): Promise<void> {
    const { idp } = company;
    note('a client secret', idp.clientSecret);
    await portal.setUp(company);
    idp.person = { sub: 'eva', email: 'eva@people.test', email_verified: true, name: 'Eva' };
    note('a session id after single sign-on', sessionOf(await signInThroughIdp()));
    idp.tamper = (claims) => ({ ...claims, aud: 'another-client' });
    await signInThroughIdp();
    idp.tamper = null;
    await portal.tamper('ALTER TABLE sso_identity RENAME TO sso_identity_gone');
    await signInThroughIdp();
    await portal.tamper('ALTER TABLE sso_identity_gone RENAME TO sso_identity');
    expect(idp.tokens.length).toBeGreaterThan(8);
    for (const token of idp.tokens) note('a token of the IdP', token);
  }

  async function signInThroughIdp(): Promise<Browser> {
    const agent = openWebAgent();
    const start = `${portal.origin}/auth/sso/start/${organization}`;
    const isAnswer = ({ pathname }: URL) => pathname.startsWith('/auth/sso/callback/');
    const answer = await agent.visit(start, { stopBefore: isAnswer });
    note('what ties an answer to a browser', agent.cookies(portal.origin).split('=')[1] ?? '');
    note('an authorization code', answer.searchParams.get('code') ?? '');
    note('a state', answer.searchParams.get('state') ?? '');
    const end = await agent.visit(answer.href);
    redirects.push(...agent.history);
    if (end.href !== answer.href) visited.push(end.href);
    return portal.asBrowser(agent);
  }

  /** A defect is logged whole, with its cause: what the database was asked must not say what it was asked with. */
  async function failWithSecrets(admin: Browser): Promise<void> {
    for (const table of ['sign_in_link', 'invitation', 'session']) {
      await portal.tamper(`ALTER TABLE ${table} RENAME TO ${table}_gone`);
      const token = `never-to-be-logged-${table}-${'x'.repeat(20)}`;
      note('a token that was sent to what failed', token);
      await openBrowser(portal.origin).call('session.redeemLink', { token });
      await openBrowser(portal.origin).call('invitation.find', { token });
      await admin.call('session.signIn', { email: 'admin@acme.test', password });
      await portal.tamper(`ALTER TABLE ${table}_gone RENAME TO ${table}`);
    }
  }

  async function redeem(browser: Browser, path: string, url: string, what: string): Promise<void> {
    visited.push(url.split('#')[0] ?? '');
    const token = new URL(url).hash.slice(1);
    note(what, token);
    expect((await browser.call(path, { token })).status, path).toBe(200);
  }

  function watched(browser: Browser): Browser {
    return {
      ...browser,
      get cookie() {
        return browser.cookie;
      },
      call: async (path, input, options) => {
        visited.push(`${portal.origin}/trpc/${path}`);
        return await browser.call(path, input, options);
      },
    };
  }

  async function get(url: string, init: RequestInit): Promise<Response> {
    visited.push(url);
    return await fetch(url, init);
  }

  async function everyRow(): Promise<string> {
    const { db } = portal;
    const tables = await db.query<{ name: string }>(
      {
        text: `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND has_table_privilege(c.oid, 'SELECT')
            AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
      },
      [],
    );
    expect(tables.length).toBeGreaterThan(40);
    const dumps = [];
    for (const { name } of tables) {
      dumps.push(await db.query({ text: `SELECT t::text AS row FROM ${name} AS t` }, []));
    }
    return JSON.stringify(dumps);
  }
});

function note(what: string, secret: string): void {
  expect(secret.length, what).toBeGreaterThan(15);
  secrets.set(secret, what);
}

/** Of a token: the id before it is public, and stands in lists and records; so does the directory behind the colon. */
function secretOf(token: string): string {
  return /^[a-z]+_[a-z2-7]{12}_([^:]+)/.exec(token)?.[1] ?? '';
}

function sessionOf(browser: Browser): string {
  return /(?:^|; )rollcall=([^;]+)/.exec(browser.cookie)?.[1] ?? '';
}

function foundIn(text: string): string[] {
  return [...secrets].filter(([secret]) => text.includes(secret)).map(([, what]) => what);
}
