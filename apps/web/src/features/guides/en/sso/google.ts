import { list, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { enterAndTest } from './finish.ts';

export const google: Guide = {
  name: 'google',
  title: 'Google Workspace',
  lead: 'People sign in with their Google Workspace account, and no other Google account gets in. You need a Google Cloud project in your organization, and the right to make credentials in it.',
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
      title: 'Prepare the sign-in for your organization',
      minutes: 2,
      blocks: [
        list(
          'In the Google Cloud console, choose the project and open **Google Auth Platform**.',
          '**Branding**: enter the name of this product and an address for support.',
          '**Audience** → **User type**: **Internal**. Then only people of your organization can sign in.',
        ),
        text('Nothing has to be added under **Data Access**: name and e-mail address are always there.'),
      ],
    },
    {
      id: 'client',
      title: 'Make a client',
      minutes: 2,
      blocks: [
        list(
          '**Clients** → **Create client** → **Application type**: **Web application**.',
          '**Authorized redirect URIs** → **Add URI**: paste the address below.',
          '**Create**. Copy **Client ID** and **Client secret**; the secret is shown only now.',
        ),
        value('redirectUri', 'Authorized redirect URI'),
        note('A change of redirect URIs can take five minutes to some hours to work.'),
        problems([
          'Error 400: redirect_uri_mismatch',
          'The redirect URI differs in one character, or the change has not arrived yet.',
        ]),
      ],
    },
    enterAndTest(
      'the **Client ID**, the **Client secret** and the primary domain of your Google Workspace. Google’s token names that domain as `hd`, which is checked at every sign-in',
    ),
  ],
};
