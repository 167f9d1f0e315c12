import type { Principal } from '#domain/accounts/principal.ts';
import { addDomain } from '#domain/domains/add-domain.ts';
import { checkDomain } from '#domain/domains/check-domain.ts';
import type { SsoProblemReason } from '#domain/sso/problem.ts';
import { type Browser, openBrowser, type Portal, startPortal, vendor } from '../trpc/portal.ts';
import { type OpenIdProvider, startOpenIdProvider } from './openid-provider.ts';
import { openWebAgent, type WebAgent } from './web-agent.ts';

export type Company = {
  readonly slug: string;
  readonly id: string;
  readonly admin: { readonly accountId: string; readonly memberId: string; readonly email: string };
  readonly idp: OpenIdProvider;
};

type Refusal = { reason: SsoProblemReason; detail: string | null; ask: { name: string }[] };

/** Where a sign-in ended: on a path of the portal, with the reason where it was refused. */
type Ended = { readonly path: string; readonly refusal: Refusal | null; readonly browser: Browser };

export type SsoPortal = Portal & {
  /** An organization with an admin and an IdP of its own that knows it. */
  company(slug: string): Promise<Company>;
  /** Sets single sign-on up as the admin does: save, test sign-in, switch on. */
  setUp(company: Company, settings?: { provider?: string; hostedDomain?: string }): Promise<Browser>;
  signIn(company: Company, agent?: WebAgent): Promise<Ended>;
  ended(agent: WebAgent, at: URL): Promise<Ended>;
  proveDomain(company: Company, domain: string): Promise<void>;
  asBrowser(agent: WebAgent): Browser;
};

export async function startSsoPortal(options: Parameters<typeof startPortal>[0] = {}): Promise<SsoPortal> {
  const portal = await startPortal(options);
  const { origin, db } = portal;
  const providers: OpenIdProvider[] = [];
  const asBrowser = (agent: WebAgent) => openBrowser(origin, agent.cookies(origin));

  const ended = async (agent: WebAgent, at: URL): Promise<Ended> => {
    const browser = asBrowser(agent);
    const { data } = await browser.call('sso.refusal');
    const isRefused = at.pathname === '/sign-in/refused';
    return { path: at.pathname, refusal: isRefused ? (data as Refusal) : null, browser };
  };

  return {
    ...portal,
    ended,
    asBrowser,
    company: async (slug) => {
      const { id, admin } = await portal.createOrganization(slug);
      const idp = await startOpenIdProvider([`${origin}/auth/sso/callback/${slug}`]);
      providers.push(idp);
      return { slug, id, admin, idp };
    },
    setUp: async ({ slug, admin, idp }, { provider = 'oidc', hostedDomain } = {}) => {
      const principal: Principal = { kind: 'account', id: admin.accountId };
      const browser = await portal.signedIn(principal);
      const { issuer, clientId, clientSecret } = idp;
      const form = { provider, issuer, clientId, clientSecret, hostedDomain: hostedDomain ?? null };
      await expectData(browser, 'sso.save', { organization: slug, ...form });
      const { draft } = (await expectData(browser, 'sso.settings', { organization: slug })) as {
        draft: { id: string };
      };
      const connection = { organization: slug, connectionId: draft.id };
      const { url } = (await expectData(browser, 'sso.beginTest', connection)) as { url: string };
      const agent = openWebAgent();
      for (const pair of browser.cookie.split('; ')) {
        const [name = '', value = ''] = pair.split('=');
        agent.setCookie(origin, name, value);
      }
      idp.person = { sub: 'tester', email: admin.email, email_verified: true, name: 'Tester' };
      await agent.visit(url);
      await expectData(browser, 'sso.switchOn', connection);
      return browser;
    },
    signIn: async ({ slug }, agent = openWebAgent()) =>
      await ended(agent, await agent.visit(`${origin}/auth/sso/start/${slug}?next=/o/${slug}`)),
    proveDomain: async ({ id }, domain) => {
      const scope = { db, organizationId: id, actor: vendor };
      const { record } = await addDomain(scope, domain);
      portal.dns.publish(record.name, record.value);
      await checkDomain(scope, domain, portal.dns.resolve);
    },
    close: async () => {
      for (const provider of providers) await provider.close();
      await portal.close();
    },
  };
}

async function expectData(browser: Browser, path: string, input: object): Promise<unknown> {
  const { data, error } = await browser.call(path, input);
  if (error) throw new Error(`${path}: ${error.message}`);
  return data;
}
