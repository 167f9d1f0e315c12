import { drawing, list, live, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const authentik: Guide = {
  name: 'authentik',
  title: 'authentik',
  lead: 'A SCIM provider beside the application sends each change at once, and everything again every hour. You need to be an administrator, and authentik must reach this address.',
  sources: [
    {
      title: 'authentik: Create a SCIM provider',
      url: 'https://docs.goauthentik.io/add-secure-apps/providers/scim/create-scim-provider/',
    },
  ],
  steps: [
    {
      id: 'connect',
      title: 'Make a SCIM provider',
      minutes: 3,
      doneBy: 'connection',
      blocks: [
        text(
          'In the Admin interface: **Applications** → **Providers** → **New Provider** → **SCIM Provider**.',
        ),
        value('baseUrl', 'URL'),
        value('token', 'Token'),
        live('token'),
        text(
          'Leave **Verify SCIM server’s certificates** on and **SCIM Compatibility Mode** at **Default**. Under **User filtering** leave **Exclude service accounts** on, and choose a **Group** if only its people are to be sent. Press **Finish**.',
        ),
        drawing({
          caption: 'New SCIM provider: URL and token are filled in, and Finish is pressed.',
          title: 'New SCIM Provider',
          rows: [
            { kind: 'field', label: 'URL', value: 'https://…/api/auth/scim/v2' },
            { kind: 'field', label: 'Token', value: 'rcl_••••••••••••••••' },
            { kind: 'choice', label: 'Exclude service accounts', on: true },
            { kind: 'buttons', labels: ['Finish'], press: 'Finish' },
          ],
        }),
        live('connection'),
        problems([
          'Nothing arrives, and the page of the provider says that it is not assigned.',
          'authentik sends nothing before the next step. That is as it should be.',
        ]),
      ],
    },
    {
      id: 'backchannel',
      title: 'Add it to the application',
      minutes: 1,
      doneBy: 'people',
      blocks: [
        list(
          '**Applications** → **Applications** → edit the application that people sign in with, or make one.',
          'Press **+** beside **Backchannel Providers**, choose the SCIM provider and confirm.',
          'Press **Save changes**. The first sync begins.',
        ),
        live('people'),
        live('groups'),
        problems(
          [
            'The provider was put under **Provider** instead.',
            'Take it away there: it belongs under **Backchannel Providers** alone.',
          ],
          [
            'Nobody arrives.',
            'Open the provider and press **Run sync again**. Its log says what was refused, as **Activity** does here.',
          ],
        ),
      ],
    },
    giveRoles,
  ],
};
