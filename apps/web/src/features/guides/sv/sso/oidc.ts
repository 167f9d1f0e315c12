import { list, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { enterAndTest } from './finish.ts';

export const oidc: Guide = {
  name: 'oidc',
  title: 'Annan OpenID Connect',
  lead: 'För varje leverantör som talar OpenID Connect med ett discovery-dokument: Keycloak, authentik, JumpCloud, OneLogin, PingOne och andra. Du behöver rätt att lägga till en applikation där.',
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
      title: 'Lägg till en applikation',
      minutes: 3,
      blocks: [
        text('En webbapplikation, även kallad confidential client, med de här inställningarna:'),
        {
          kind: 'table',
          caption: 'Applikationens inställningar',
          columns: ['Inställning', 'Värde'],
          rows: [
            ['Flöde eller grant type', 'authorization code'],
            ['PKCE', 'krävs, med `S256`'],
            ['Klientautentisering', 'klienthemlighet, med `client_secret_post` eller `client_secret_basic`'],
            ['ID-tokens signatur', '`RS256`'],
            ['Scopes', '`openid` `email` `profile`'],
          ],
        },
        value('redirectUri', 'Redirect URI'),
        value('startUrl', 'Initiate login URI, där den finns'),
      ],
    },
    {
      id: 'claims',
      title: 'Låt token säga vem det är',
      minutes: 1,
      blocks: [
        list(
          '`sub`: för alltid densamma för en person, och aldrig given till en annan. En e-postadress duger inte.',
          '`email`, med `email_verified` sant; eller verifiera domänen under **Inställningar** → **Domäner**.',
          '`name`: hur personen visas.',
        ),
        problems([
          'En person nekas eftersom någon annan har loggat in med dess adress',
          'Personens `sub` har ändrats. Om det är samma person, öppna den under **Personer** och tryck på **Glöm inloggningen**.',
        ]),
      ],
    },
    enterAndTest(
      'utfärdaren (issuer), precis som discovery-dokumentet anger den, med klient-id och klienthemlighet',
    ),
  ],
};
