import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

type Claims = Readonly<Record<string, unknown>>;

/** Who stands before the provider, as it knows them. */
type PersonAtProvider = Claims & { readonly sub: string };

/** A real OpenID provider on a port of its own, for one tenant. */
export type OpenIdProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whoever comes to sign in is this person. Null: they decline. */
  person: PersonAtProvider | null;
  /** What becomes of the claims of an ID token before it is signed again; null: nothing. */
  tamper: ((claims: Claims) => Claims) | null;
  /** Signs with a key that the provider does not publish. */
  useForeignKey: boolean;
  /** Every path that it was asked for, with its method. */
  readonly asked: string[];
  /** Every token that it gave. */
  readonly tokens: string[];
  close(): Promise<void>;
};

export async function startOpenIdProvider(redirectUris: readonly string[]): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const own = newKey();
  const foreign = newKey();
  const idp: OpenIdProvider = {
    issuer,
    clientId: 'rollcall',
    clientSecret: `client-secret-${randomBytes(16).toString('hex')}`,
    person: null,
    tamper: null,
    useForeignKey: false,
    asked: [],
    tokens: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  const provider = new Provider(issuer, configurationOf(idp, { redirectUris, jwk: own.jwk }));
  provider.use(async (ctx, next) => {
    idp.asked.push(`${ctx.method} ${ctx.path}`);
    // It forgets who was there last, so that each sign-in is of the person of now.
    if (ctx.path === '/auth') ctx.req.headers.cookie = '';
    if (ctx.path.startsWith('/interaction/')) {
      const { person } = idp;
      const result = person
        ? { login: { accountId: person.sub } }
        : { error: 'access_denied', error_description: 'The person declined' };
      ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
      return;
    }
    await next();
    const body = ctx.body as { access_token?: string; id_token?: string } | undefined;
    if (ctx.path !== '/token' || !body?.id_token) return;
    idp.tokens.push(body.id_token, body.access_token ?? '');
    if (!idp.tamper && !idp.useForeignKey) return;
    const claims: Claims = JSON.parse(
      Buffer.from(body.id_token.split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
    const key = idp.useForeignKey ? foreign : own;
    const tampered = key.sign(idp.tamper ? idp.tamper(claims) : claims);
    idp.tokens.push(tampered);
    ctx.body = { ...body, id_token: tampered };
  });
  server.on('request', provider.callback());
  return idp;
}

function configurationOf(
  idp: OpenIdProvider,
  { redirectUris, jwk }: { redirectUris: readonly string[]; jwk: object },
): Configuration {
  return {
    clients: [
      {
        client_id: idp.clientId,
        client_secret: idp.clientSecret,
        redirect_uris: [...redirectUris],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub', 'tid', 'hd'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...idp.person, sub }) }),
    // Nobody is asked for their consent.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

function newKey(): { jwk: object; sign(claims: Claims): string } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = 'key-1';
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return {
    jwk: { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' },
    sign: (claims) => {
      const input = `${encoded({ alg: 'RS256', typ: 'JWT', kid })}.${encoded(claims)}`;
      return `${input}.${createSign('RSA-SHA256').update(input).sign(privateKey, 'base64url')}`;
    },
  };
}
