import action from '#features/guides/auth0-post-login-action.cjs?raw';
import { list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';

export const auth0: Guide = {
  name: 'auth0',
  title: 'Auth0, or an identity provider that cannot push',
  lead: 'Auth0 takes people from elsewhere by SCIM, but does not push its own. There are three ways round that; the third one is set up here.',
  sources: [
    {
      title: 'Auth0: Post-login trigger',
      url: 'https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger',
    },
    { title: 'Auth0: Inbound SCIM', url: 'https://auth0.com/docs/authenticate/protocols/scim' },
  ],
  steps: [
    {
      id: 'way',
      title: 'Choose a way',
      minutes: 2,
      blocks: [
        {
          kind: 'ways',
          ways: [
            {
              title: '1. Let people in when they first sign in',
              blocks: [
                text(
                  'Nothing has to be set up for provisioning. Whoever signs in is a member with the default role from then on, and you pin the others under **People**. Good for small teams. Who left stays in the list, but cannot sign in any more.',
                ),
              ],
            },
            {
              title: '2. Push from where Auth0 has its people from',
              blocks: [
                text(
                  'Auth0 often takes its people from Entra ID or Okta. Connect that one here, beside Auth0: then people and groups arrive before anybody signs in, and leave when they leave. The best way where it is possible. Go back to **Setup** and choose it there.',
                ),
              ],
            },
            {
              title: '3. Let Auth0 tell at each sign-in',
              blocks: [
                text(
                  'A Post-Login Action looks a person up here, and makes or changes them. It takes no groups along, and nobody tells when somebody leaves. It never stops a sign-in. The steps below set it up.',
                ),
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'action',
      title: 'Make the Action',
      minutes: 2,
      blocks: [
        list(
          'In the Auth0 Dashboard: **Actions** → **Library** → **Create Action** → **Build from scratch**.',
          'Name it, choose the trigger **Login / Post Login** and the newest runtime, and press **Create**.',
          'Replace what is in the editor by this script.',
        ),
        { kind: 'code', label: 'Post-Login Action', code: action },
      ],
    },
    {
      id: 'secrets',
      title: 'Give it its secrets',
      minutes: 2,
      blocks: [
        text('In the editor on the left: the key, **Add Secret**, twice.'),
        value('baseUrl', 'SCIM_BASE_URL'),
        value('token', 'SCIM_TOKEN'),
        live('token'),
        note(
          'A tenant with several applications: a third secret, `CLIENT_ID`, with the client id of the one that belongs to this product. Other sign-ins are then left alone.',
        ),
        text('Press **Deploy**.'),
      ],
    },
    {
      id: 'trigger',
      title: 'Put it into the flow, and sign in',
      minutes: 2,
      doneBy: 'people',
      blocks: [
        text(
          '**Actions** → **Triggers** → **post-login**: drag the Action between **Start** and **Complete**, then **Apply**. Sign in once yourself.',
        ),
        live('connection'),
        live('people'),
        problems(
          [
            'You signed in, and nothing arrives.',
            'Is your e-mail address verified in Auth0? The Action leaves out whom it cannot be sure of. Its log is under **Monitoring** → **Actions Logs**.',
          ],
          [
            'The log says `401`.',
            'The secret `SCIM_TOKEN` was not pasted whole. Create another token here and replace it.',
          ],
          ['The log says `404`.', 'The secret `SCIM_BASE_URL` is another one. Copy it again.'],
        ),
      ],
    },
    {
      id: 'roles',
      title: 'Give people their roles',
      minutes: 1,
      blocks: [
        text(
          'Everybody who signs in gets the default role. Under **People** pin whoever is to have another. Groups appear only where another connection pushes them.',
        ),
        problems([
          'Nobody has a role but the default one.',
          'That is so without groups. Pin people, or connect the identity provider behind Auth0 too (the second way).',
        ]),
      ],
    },
  ],
};
