import { list, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { enterAndTest } from './finish.ts';

export const google: Guide = {
  name: 'google',
  title: 'Google Workspace',
  lead: 'Personer loggar in med sitt konto i Google Workspace, och inget annat Google-konto kommer in. Du behöver ett Google Cloud-projekt i er organisation, och rätt att skapa autentiseringsuppgifter i det.',
  sources: [
    {
      title: 'Google: OpenID Connect',
      url: 'https://developers.google.com/identity/openid-connect/openid-connect',
    },
    {
      title: 'Google: Manage app audience',
      url: 'https://support.google.com/cloud/answer/15549945',
    },
  ],
  steps: [
    {
      id: 'consent',
      title: 'Förbered inloggningen för er organisation',
      minutes: 2,
      blocks: [
        list(
          'Välj projektet i Google Cloud console och öppna **Google Auth Platform**.',
          '**Branding**: ange den här produktens namn och en adress för support.',
          '**Audience** → **User type**: **Internal**. Då kan bara personer i er organisation logga in.',
        ),
        text('Inget behöver läggas till under **Data Access**: namn och e-postadress finns alltid där.'),
      ],
    },
    {
      id: 'client',
      title: 'Skapa en klient',
      minutes: 2,
      blocks: [
        list(
          '**Clients** → **Create client** → **Application type**: **Web application**.',
          '**Authorized redirect URIs** → **Add URI**: klistra in adressen nedan.',
          '**Create**. Kopiera **Client ID** och **Client secret**; hemligheten visas bara nu.',
        ),
        value('redirectUri', 'Authorized redirect URI'),
        note('En ändring av redirect URIs kan dröja mellan fem minuter och några timmar.'),
        problems([
          'Error 400: redirect_uri_mismatch',
          'Redirect URI skiljer sig på ett tecken, eller så har ändringen inte slagit igenom än.',
        ]),
      ],
    },
    enterAndTest(
      '**Client ID**, **Client secret** och den primära domänen för er Google Workspace. Googles token nämner den domänen som `hd`, vilket kontrolleras vid varje inloggning',
    ),
  ],
};
