import { drawing, list, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { enterAndTest } from './finish.ts';

export const okta: Guide = {
  name: 'okta',
  title: 'Okta',
  lead: 'People sign in with Okta, from the sign-in page or from a tile of their dashboard. You need to be a **Super Admin** or an **App Admin**.',
  sources: [
    {
      title: 'Okta: Create OpenID Connect app integrations',
      url: 'https://help.okta.com/en-us/content/topics/apps/apps_app_integration_wizard_oidc.htm',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Create an app integration',
      minutes: 2,
      blocks: [
        list(
          'In the Okta Admin Console: **Applications** → **Applications** → **Create App Integration**.',
          '**OIDC - OpenID Connect**, then **Web Application**, then **Next**.',
          '**Grant type**: **Authorization Code** alone.',
          '**Sign-in redirect URIs**: paste the address below. Leave **Allow wildcard** off.',
        ),
        value('redirectUri', 'Sign-in redirect URI'),
        drawing({
          caption: 'A new web app integration with Authorization Code and a sign-in redirect URI.',
          title: 'New Web App Integration',
          rows: [
            { kind: 'choice', label: 'Authorization Code', on: true },
            { kind: 'field', label: 'Sign-in redirect URIs', value: 'https://…/auth/sso/callback/…' },
            { kind: 'buttons', labels: ['Save', 'Cancel'], press: 'Save' },
          ],
        }),
        note(
          'SCIM cannot be added to this application. Provisioning uses a second one; the guide to people and groups says how.',
        ),
      ],
    },
    {
      id: 'people',
      title: 'Choose who may sign in',
      minutes: 1,
      blocks: [
        list(
          '**Assignments**: limit access to selected groups, or allow everyone.',
          '**Save**, then copy **Client ID** and **Client secret** from **General**.',
        ),
        problems([
          'User is not assigned to the client application',
          'Assign the person or one of their groups under **Assignments**.',
        ]),
      ],
    },
    {
      id: 'tile',
      title: 'Show it on the dashboard',
      minutes: 1,
      blocks: [
        text(
          'Only if people should find a tile: **General** → **General Settings** → **Edit** → **Login initiated by**: **Either Okta or App**, with this address.',
        ),
        value('startUrl', 'Initiate login URI'),
      ],
    },
    enterAndTest(
      'your Okta domain, such as `your-company.okta.com`, with **Client ID** and **Client secret**. With a custom authorization server, enter its issuer in place of the domain',
    ),
  ],
};
