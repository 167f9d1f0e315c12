import { drawing, list, live, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const pingone: Guide = {
  name: 'pingone',
  title: 'PingOne',
  lead: 'A provisioning connection with a rule sends people and groups soon after they change. You need to be an **Identity Data Admin** and an **Environment Admin** of the environment.',
  sources: [
    {
      title: 'Ping Identity: Creating a SCIM connection',
      url: 'https://docs.pingidentity.com/pingone/integrations/p1_create_scim_connection.html',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Make a connection',
      minutes: 1,
      blocks: [
        list(
          '**Integrations** → **Provisioning** → **+** → **New connection**.',
          'On the row **Identity Store** press **Select**.',
          'Choose **SCIM Outbound**, press **Select** and **Next**.',
          'Give it a name and press **Next**.',
        ),
      ],
    },
    {
      id: 'connect',
      title: 'Connect it',
      minutes: 2,
      doneBy: 'connection',
      blocks: [
        value('baseUrl', 'SCIM Base URL'),
        text(
          '**Users Resource** is `/Users`, **Groups Resource** `/Groups`, **SCIM Version** 2.0. Then one of the two:',
        ),
        {
          kind: 'ways',
          ways: [
            {
              title: 'Authentication Method: OAuth 2 Bearer Token',
              blocks: [
                value('token', 'OAuth Access Token'),
                live('token'),
                text('**Auth Type Header** is **Bearer**.'),
              ],
            },
            {
              title: 'Authentication Method: OAuth 2 Client Credentials',
              blocks: [
                text('An OAuth client has all three values; it shows them once.'),
                live('client'),
                value('tokenUrl', 'OAuth Token Request'),
                value('clientId', 'OAuth Client ID'),
                value('clientSecret', 'OAuth Client Secret'),
                text('**Auth Type Header** is **Bearer**.'),
              ],
            },
          ],
        },
        text('Press **Test Connection**, then **Next**.'),
        drawing({
          caption:
            'Configure authentication: base URL and access token are filled in, Test Connection is pressed.',
          title: 'Configure authentication',
          rows: [
            { kind: 'field', label: 'SCIM Base URL', value: 'https://…/api/auth/scim/v2' },
            { kind: 'field', label: 'Authentication Method', value: 'OAuth 2 Bearer Token' },
            { kind: 'field', label: 'OAuth Access Token', value: 'rcl_••••••••••••••••' },
            { kind: 'buttons', labels: ['Test Connection', 'Next'], press: 'Test Connection' },
          ],
        }),
        live('connection'),
        problems([
          '**Test Connection Failed.**',
          'The access token was not pasted whole, or the base URL ends in `/Users`: that goes into the field of its own.',
        ]),
      ],
    },
    {
      id: 'preferences',
      title: 'Say how people are matched',
      minutes: 1,
      blocks: [
        list(
          '**User Filter Expression** is `userName eq "%s"`, **User Identifier** is `userName`.',
          'Leave **Allow Users to be Created**, **Updated** and **Disabled** on.',
          '**Remove Action**: **Disable** or **Delete**. Both end access here.',
          '**Group Membership Handling**: **Merge**. Press **Save**, and switch the connection on.',
        ),
        problems([
          'Every person is refused as a duplicate.',
          'The filter does not find who is here. It must be `userName eq "%s"`.',
        ]),
      ],
    },
    {
      id: 'rule',
      title: 'Add a rule',
      minutes: 3,
      doneBy: 'people',
      blocks: [
        list(
          '**Provisioning** → **Rules** → **+** → **New Rule**, with PingOne as the source and your connection as the target.',
          '**User Filter**: say who is sent, for example **Enabled** equals **true**.',
          '**Attribute Mapping**: **Username** → `userName`, **Email Address** → `workEmail`, **Given Name** → `firstName`, **Family Name** → `lastName`, **User ID** → `externalId`.',
          '**Group Provisioning** → **Add Groups**: choose the groups to send.',
          'Switch the rule on.',
        ),
        live('people'),
        live('groups'),
        problems(
          [
            'Nobody arrives.',
            'The rule or the connection is switched off, or the user filter matches nobody.',
          ],
          ['People arrive as incomplete.', 'A mapping above is missing. **People** names the attribute.'],
        ),
      ],
    },
    giveRoles,
  ],
};
