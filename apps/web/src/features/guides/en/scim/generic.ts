import { list, live, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const generic: Guide = {
  name: 'generic',
  title: 'Other SCIM 2.0',
  lead: 'For every identity provider that pushes by SCIM 2.0. Its words may differ from these; the values do not.',
  sources: [{ title: 'RFC 7644: the SCIM protocol', url: 'https://www.rfc-editor.org/rfc/rfc7644' }],
  steps: [
    {
      id: 'connect',
      title: 'Connect it',
      minutes: 3,
      doneBy: 'connection',
      blocks: [
        text('Open the provisioning settings of the application and choose **SCIM 2.0**.'),
        value('baseUrl', 'Base URL, endpoint or tenant URL'),
        {
          kind: 'ways',
          ways: [
            {
              title: 'With a token',
              blocks: [value('token', 'Token, API key or secret'), live('token')],
            },
            {
              title: 'As an OAuth client (client credentials)',
              blocks: [
                live('client'),
                value('tokenUrl', 'Token URL'),
                value('clientId', 'Client id'),
                value('clientSecret', 'Client secret'),
              ],
            },
          ],
        },
        text('Test the connection there, or save.'),
        live('connection'),
        problems(
          [
            'It asks for a header instead of a token.',
            'The header is `Authorization`, its value the word `Bearer`, a space and the token.',
          ],
          [
            'It adds `/v2` or `/scim` by itself.',
            'This page shows the address that was called. Take away what is there twice.',
          ],
        ),
      ],
    },
    {
      id: 'assign',
      title: 'Choose who is sent, and what of them',
      minutes: 3,
      blocks: [
        list(
          'Let it match people by `userName`, and send an `externalId` that never changes.',
          'Map `userName`, `active`, `displayName`, `name.givenName`, `name.familyName` and `emails`.',
          'Switch on creating, updating and deactivating people, and groups with their members.',
          'Assign people and groups to the application.',
        ),
        problems([
          'People who left stay active.',
          'It sends no `active` and no delete. Switch on deactivating, or map `active`.',
        ]),
      ],
    },
    {
      id: 'start',
      title: 'Start it',
      minutes: 1,
      doneBy: 'people',
      blocks: [
        text('Save and start provisioning. What arrives is seen in **Activity** at once.'),
        live('people'),
        live('groups'),
        problems([
          'A request is refused.',
          '**Activity** says which, why, and what to change. A quirk that we do not know yet is worth a word to support.',
        ]),
      ],
    },
    giveRoles,
  ],
};
