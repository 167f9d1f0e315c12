import { list, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { enterAndTest } from './finish.ts';

export const auth0: Guide = {
  name: 'auth0',
  title: 'Auth0',
  lead: 'People sign in with Auth0, whatever stands behind it. Auth0 cannot push people here: whoever signs in for the first time becomes a member, and an admin promotes them. You need to be an **Admin** or **Editor - Specific Apps**.',
  sources: [
    {
      title: 'Auth0: Register Regular Web Applications',
      url: 'https://auth0.com/docs/get-started/auth0-overview/create-applications/regular-web-apps',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Create an application',
      minutes: 2,
      blocks: [
        list(
          'In the Auth0 Dashboard: **Applications** → **Applications** → **Create Application**.',
          'Name it after this product, choose **Regular Web Applications**, press **Create**.',
          'Under **Settings**, paste the address below into **Allowed Callback URLs**, then **Save Changes**.',
        ),
        value('redirectUri', 'Allowed Callback URLs'),
        problems([
          'Callback URL mismatch',
          'The address is missing under **Allowed Callback URLs**, or differs in one character.',
        ]),
      ],
    },
    {
      id: 'people',
      title: 'Choose who may sign in',
      minutes: 1,
      blocks: [
        text(
          '**Connections** of the application: leave on only those whose people belong to your organization. With a database connection, turn on **Disable Sign Ups** there, or anybody can make themselves an account.',
        ),
        note(
          'Auth0 says of each address whether it is verified. Who has not followed the link in its mail is refused here, unless the domain is proven under **Settings** → **Domains**.',
        ),
      ],
    },
    {
      id: 'tile',
      title: 'Let Auth0 start the sign-in',
      minutes: 1,
      blocks: [
        text(
          'Auth0 sends people here when a link of theirs is too old. **Settings** → **Application URIs**:',
        ),
        value('startUrl', 'Application Login URI'),
      ],
    },
    enterAndTest('**Domain**, **Client ID** and **Client Secret** from **Settings** of the application'),
  ],
};
