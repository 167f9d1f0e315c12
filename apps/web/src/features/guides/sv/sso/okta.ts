import { drawing, list, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { enterAndTest } from './finish.ts';

export const okta: Guide = {
  name: 'okta',
  title: 'Okta',
  lead: 'Personer loggar in med Okta, från inloggningssidan eller från en panel i sin översikt. Du behöver vara **Super Admin** eller **App Admin**.',
  sources: [
    {
      title: 'Okta: Create OpenID Connect app integrations',
      url: 'https://help.okta.com/en-us/content/topics/apps/apps_app_integration_wizard_oidc.htm',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Skapa en appintegration',
      minutes: 2,
      blocks: [
        list(
          'I Okta Admin Console: **Applications** → **Applications** → **Create App Integration**.',
          '**OIDC - OpenID Connect**, sedan **Web Application**, sedan **Next**.',
          '**Grant type**: bara **Authorization Code**.',
          '**Sign-in redirect URIs**: klistra in adressen nedan. Låt **Allow wildcard** vara av.',
        ),
        value('redirectUri', 'Sign-in redirect URI'),
        drawing({
          caption: 'En ny web app integration med Authorization Code och en Sign-in redirect URI.',
          title: 'New Web App Integration',
          rows: [
            { kind: 'choice', label: 'Authorization Code', on: true },
            { kind: 'field', label: 'Sign-in redirect URIs', value: 'https://…/auth/sso/callback/…' },
            { kind: 'buttons', labels: ['Save', 'Cancel'], press: 'Save' },
          ],
        }),
        note(
          'SCIM kan inte läggas till i den här applikationen. Provisioneringen använder en andra; guiden om personer och grupper säger hur.',
        ),
      ],
    },
    {
      id: 'people',
      title: 'Välj vilka som får logga in',
      minutes: 1,
      blocks: [
        list(
          '**Assignments**: begränsa åtkomsten till valda grupper, eller tillåt alla.',
          '**Save**, kopiera sedan **Client ID** och **Client secret** från **General**.',
        ),
        problems([
          'User is not assigned to the client application',
          'Tilldela personen eller en av dess grupper under **Assignments**.',
        ]),
      ],
    },
    {
      id: 'tile',
      title: 'Visa den i översikten',
      minutes: 1,
      blocks: [
        text(
          'Bara om personer ska hitta en panel: **General** → **General Settings** → **Edit** → **Login initiated by**: **Either Okta or App**, med den här adressen.',
        ),
        value('startUrl', 'Initiate login URI'),
      ],
    },
    enterAndTest(
      'er Okta-domän, till exempel `your-company.okta.com`, med **Client ID** och **Client secret**. Med en egen auktoriseringsserver anges dess utfärdare i stället för domänen',
    ),
  ],
};
