import { list, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { enterAndTest } from './finish.ts';

export const oidc: Guide = {
  name: 'oidc',
  title: 'Other OpenID Connect',
  lead: 'For every provider that speaks OpenID Connect with a discovery document: Keycloak, authentik, JumpCloud, OneLogin, PingOne and others. You need the right to add an application there.',
  sources: [
    {
      title: 'OpenID Connect Core 1.0',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html',
    },
    {
      title: 'OpenID Connect Discovery 1.0',
      url: 'https://openid.net/specs/openid-connect-discovery-1_0.html',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Add an application',
      minutes: 3,
      blocks: [
        text('A web application, also called confidential client, with these settings:'),
        {
          kind: 'table',
          caption: 'Settings of the application',
          columns: ['Setting', 'Value'],
          rows: [
            ['Flow or grant type', 'authorization code'],
            ['PKCE', 'required, with `S256`'],
            ['Client authentication', 'client secret, by `client_secret_post` or `client_secret_basic`'],
            ['Signature of the ID token', '`RS256`'],
            ['Scopes', '`openid` `email` `profile`'],
          ],
        },
        value('redirectUri', 'Redirect URI'),
        value('startUrl', 'Initiate login URI, where there is one'),
      ],
    },
    {
      id: 'claims',
      title: 'Let the token say who it is',
      minutes: 1,
      blocks: [
        list(
          '`sub`: the same for a person for ever, and never given to another. An e-mail address is none.',
          '`email`, with `email_verified` true; or prove the domain under **Settings** → **Domains**.',
          '`name`: how the person is shown.',
        ),
        problems([
          'A person is refused because somebody else has signed in with their address',
          'Their `sub` has changed. If it is the same person, open them under **People** and press **Forget sign-in**.',
        ]),
      ],
    },
    enterAndTest('the issuer, exactly as the discovery document says it, with client id and client secret'),
  ],
};
