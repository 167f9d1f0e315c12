import { drawing, list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const jumpcloud: Guide = {
  name: 'jumpcloud',
  title: 'JumpCloud',
  lead: 'JumpCloud sends the user groups that are given to the application, with their people, a minute or so after each change. You need to be an **Administrator** there.',
  sources: [
    {
      title: 'JumpCloud: Custom SCIM identity management',
      url: 'https://jumpcloud.com/support/connect-applications-with-custom-scim-identity-management',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Add the application',
      minutes: 2,
      blocks: [
        list(
          'In the Admin Portal: **Access** → **SSO Applications** → **+ Add New Application**.',
          'Choose **Custom Application** and press **Next**.',
          'Choose **Export users to this app (Identity Management)**, and press **Next**.',
          'Give it a **Display Label**, then **Save Application** and **Configure Application**.',
        ),
        note('An application that you sign in with by SAML has the same tab **Identity Management**.'),
      ],
    },
    {
      id: 'connect',
      title: 'Connect it',
      minutes: 2,
      doneBy: 'connection',
      blocks: [
        text('On the tab **Identity Management**: **API Type** SCIM API, **SCIM Version** SCIM 2.0.'),
        value('baseUrl', 'Base URL'),
        value('token', 'Token Key'),
        live('token'),
        text(
          'As **Test User Email** take an address of nobody, like `scim-test@` and your domain. Leave **Enable management of User Groups and Group Membership in this application** on. Press **Test Connection**, then **Activate** and **Save**.',
        ),
        drawing({
          caption:
            'Identity Management: base URL and token key are filled in, and Test Connection is pressed.',
          title: 'Identity Management',
          menu: ['General Info', 'SSO', 'Identity Mgmt', 'User Groups'],
          chosen: 'Identity Mgmt',
          rows: [
            { kind: 'field', label: 'Base URL', value: 'https://…/api/auth/scim/v2' },
            { kind: 'field', label: 'Token Key', value: 'rcl_••••••••••••••••' },
            { kind: 'choice', label: 'Management of User Groups', on: true },
            { kind: 'buttons', labels: ['Test Connection', 'Activate'], press: 'Test Connection' },
          ],
        }),
        live('connection'),
        note('The test makes a person and a group and deletes them again. You see both in **Activity**.'),
        problems([
          '**There was a problem testing the connection.**',
          'The token key was not pasted whole, or the base URL has something after `/v2`.',
        ]),
      ],
    },
    {
      id: 'assign',
      title: 'Choose the groups',
      minutes: 1,
      doneBy: 'people',
      blocks: [
        text(
          'On the tab **User Groups**: choose the groups to send, then **Save**. Their people come with them.',
        ),
        live('people'),
        live('groups'),
        problems(
          [
            'A person is missing.',
            'They are in none of the chosen groups, or their **User State** is not active.',
          ],
          [
            'A group arrives without people.',
            'Its people could not be created first. **Activity** says why; save the application again after mending it.',
          ],
        ),
      ],
    },
    giveRoles,
  ],
};
