import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../endpoint.ts';
import { type ScimClient, scimClient } from '../scim/scim-client.ts';
import { openBrowser } from '../trpc/portal.ts';
import { type Company, type SsoPortal, startSsoPortal } from './sso-portal.ts';

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

describe('two servers on one database', () => {
  let first: SsoPortal;
  let second: Server;
  let acme: Company;
  /** The IdP's requests reach either server. */
  let scim: { readonly first: ScimClient; readonly second: ScimClient };
  beforeAll(async () => {
    first = await startSsoPortal();
    second = await first.startAnother();
    acme = await first.company('acme');
    await first.setUp(acme);
    const directory = await first.createDirectory(acme.id);
    const elsewhere = { baseUrl: `${second.origin}/api/auth/scim/v2` };
    scim = { first: scimClient(first, directory), second: scimClient(elsewhere, directory) };
  });
  afterAll(async () => {
    await second.close();
    await first.close();
  });

  /** Somebody whom the IdP has pushed, who has signed in through it and used both servers. */
  async function pushedPerson(name: string) {
    const email = `${name}@acme.test`;
    const user = { schemas: [userSchema], userName: email, displayName: name };
    const { body } = await scim.first('POST', '/Users', { body: user });
    acme.idp.person = { sub: name, email, email_verified: true };
    const { browser } = await first.signIn(acme);
    const browsers = [browser, openBrowser(second.origin, browser.cookie)];
    const sessions = async () => {
      const answers = await Promise.all(browsers.map((each) => each.call('session.current')));
      return answers.map(({ status, data }) => ({ status, signedIn: data !== null }));
    };
    expect(await sessions()).toEqual([open, open]);
    return { path: `/Users/${body?.id}`, sessions };
  }

  const open = { status: 200, signedIn: true };
  const ended = { status: 200, signedIn: false };
  const setActive = (active: boolean) => ({
    body: { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'active', value: active }] },
  });

  it.each(['first', 'second'] as const)(
    'both end the session of somebody whom the IdP deactivates through the %s of them, at the next click',
    async (which) => {
      const { path, sessions } = await pushedPerson(`deactivated-${which}`);
      expect((await scim[which]('PATCH', path, setActive(false))).status).toBe(200);
      expect(await sessions()).toEqual([ended, ended]);
    },
  );

  it.each(['first', 'second'] as const)(
    'both end the session of somebody whom the IdP deletes through the %s of them, at the next click',
    async (which) => {
      const { path, sessions } = await pushedPerson(`deleted-${which}`);
      expect((await scim[which]('DELETE', path)).status).toBe(204);
      expect(await sessions()).toEqual([ended, ended]);
    },
  );

  it('do not bring an ended session back when the IdP activates the person again', async () => {
    const { path, sessions } = await pushedPerson('back');
    expect((await scim.first('PATCH', path, setActive(false))).status).toBe(200);
    expect((await scim.second('PATCH', path, setActive(true))).status).toBe(200);
    expect(await sessions()).toEqual([ended, ended]);
  });
});
