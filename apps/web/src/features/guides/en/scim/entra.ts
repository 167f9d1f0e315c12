import { drawing, list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const entra: Guide = {
  name: 'entra',
  title: 'Microsoft Entra ID',
  lead: 'An enterprise application in Entra ID sends the people and groups that you assign to it, about every 40 minutes. You need the role **Application Administrator** or **Cloud Application Administrator**, and Entra ID P1 or higher to assign groups.',
  sources: [
    {
      title: 'Microsoft: Develop and plan provisioning for a SCIM endpoint',
      url: 'https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups',
    },
    {
      title: 'Microsoft: Quarantine status',
      url: 'https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Make an enterprise application',
      minutes: 2,
      blocks: [
        {
          kind: 'ways',
          ways: [
            {
              title: 'People sign in with SAML, or there is no sign-in yet',
              blocks: [
                text(
                  'One application does both. Take the one that you sign in with, or make it in the [Microsoft Entra admin center](https://entra.microsoft.com):',
                ),
                list(
                  '**Enterprise apps** → **New application** → **Create your own application**.',
                  'Name it, and choose **Integrate any other application you don’t find in the gallery (Non-gallery)**.',
                  'Press **Create**.',
                ),
              ],
            },
            {
              title: 'People sign in with OpenID Connect',
              blocks: [
                text(
                  'The application of an OpenID Connect **app registration** has no automatic provisioning. Make a second one beside it, in the same three steps, and name it so that you know it again: “… provisioning”. The first one goes on signing people in.',
                ),
              ],
            },
          ],
        },
        drawing({
          caption:
            'Create your own application: a name is typed in, Non-gallery is chosen, the button Create is pressed.',
          title: 'Create your own application',
          rows: [
            { kind: 'field', label: 'What’s the name of your app?', value: 'Rollcall' },
            { kind: 'choice', label: 'Register an application (… OIDC)', on: false },
            { kind: 'choice', label: 'Any other application (Non-gallery)', on: true },
            { kind: 'buttons', labels: ['Create'], press: 'Create' },
          ],
        }),
        problems([
          'The application has no **Provisioning**, or says that it is not supported.',
          'It came from an app registration. Make the second application as above.',
        ]),
      ],
    },
    {
      id: 'connect',
      title: 'Connect it',
      minutes: 2,
      doneBy: 'connection',
      blocks: [
        text(
          'In the application: **Provisioning** → **New configuration**. In older tenants it is **Get started**, mode **Automatic**.',
        ),
        value('baseUrl', 'Tenant URL'),
        {
          kind: 'ways',
          ways: [
            {
              title: 'With a token: Bearer authentication',
              blocks: [value('token', 'Secret token'), live('token')],
            },
            {
              title: 'Without a secret that lives long: OAuth2 client credentials grant',
              blocks: [
                text(
                  'Under **Select authentication method** choose **OAuth2 client credentials grant**. An OAuth client has all three values; it shows them once.',
                ),
                live('client'),
                value('tokenUrl', 'Token endpoint'),
                value('clientId', 'Client identifier'),
                value('clientSecret', 'Client secret'),
              ],
            },
          ],
        },
        text('Press **Test connection**, then **Create** or **Save**.'),
        drawing({
          caption:
            'Provisioning: tenant URL and secret token are filled in, the button Test connection is pressed.',
          title: 'New provisioning configuration',
          menu: ['Overview', 'Users and groups', 'Provisioning', 'Logs'],
          chosen: 'Provisioning',
          rows: [
            { kind: 'field', label: 'Tenant URL', value: 'https://…/api/auth/scim/v2' },
            { kind: 'field', label: 'Secret token', value: 'rcl_••••••••••••••••' },
            { kind: 'buttons', labels: ['Test connection', 'Create'], press: 'Test connection' },
          ],
        }),
        live('connection'),
        note(
          'The test looks for a person who does not exist and is content to find nobody. In **Activity** it reads “Tested the connection”.',
        ),
        problems(
          [
            '**You appear to have entered invalid credentials.**',
            'The secret token was not pasted whole, or a newer one replaced it. This page says which. Create another token and paste it again.',
          ],
          [
            'The test fails, and nothing at all arrives here.',
            'The tenant URL is another one. Copy it from above; it ends in `/scim/v2`, with no `/Users` after it.',
          ],
        ),
      ],
    },
    {
      id: 'mapping',
      title: 'Check the attribute mapping',
      minutes: 2,
      blocks: [
        text(
          '**Provisioning** → **Attribute mapping** → **Provision Microsoft Entra ID Users**. The defaults work; look at these.',
        ),
        {
          kind: 'table',
          caption: 'Attributes that are used here',
          columns: ['Here', 'In Entra ID', 'What for'],
          rows: [
            ['`userName`', '`userPrincipalName`', 'Tells people apart. Keep it as the matching attribute.'],
            [
              '`active`',
              '`Switch([IsSoftDeleted], , "False", "True", "True", "False")`',
              'Ends access when somebody is disabled or unassigned.',
            ],
            ['`displayName`', '`displayName`', 'Shown in lists.'],
            ['`emails[type eq "work"].value`', '`mail`', 'Links people who are here already.'],
            ['`name.givenName`', '`givenName`', 'Shown on the person’s page.'],
            ['`name.familyName`', '`surname`', 'Shown on the person’s page.'],
            [
              '`externalId`',
              '`objectId`',
              'Recognises somebody who comes back. Better than the default `mailNickname`, since it never changes.',
            ],
          ],
        },
        problems(
          [
            'People arrive as incomplete, without e-mail.',
            '`mail` is empty in Entra ID. Map `emails[type eq "work"].value` to `userPrincipalName` instead.',
          ],
          [
            'Disabled people keep their access.',
            'The mapping of `active` was removed. Add it again with the expression above.',
          ],
        ),
      ],
    },
    {
      id: 'assign',
      title: 'Assign people and groups',
      minutes: 2,
      blocks: [
        text('In the application: **Users and groups** → **Add user/group**. Only what is assigned is sent.'),
        problems(
          [
            'Members of a group inside a group are missing.',
            'Entra ID sends direct members alone. Assign the inner group too.',
          ],
          ['Groups cannot be chosen.', 'Assigning groups needs Entra ID P1 or higher.'],
        ),
      ],
    },
    {
      id: 'start',
      title: 'Start provisioning',
      minutes: 2,
      doneBy: 'people',
      blocks: [
        list(
          '**Provisioning** → **Provision on demand**: choose one person and press **Provision**. They are here at once.',
          '**Provisioning** → **Overview** → **Start provisioning** sends all the others. Later cycles come about every 40 minutes.',
        ),
        live('people'),
        live('groups'),
        problems(
          [
            'Started, and nobody arrives for an hour.',
            'Look at **Provisioning logs** for “skipped”: they are not assigned, or **Scope** says otherwise. Try **Provision on demand**, which says why.',
          ],
          [
            '**Quarantine**.',
            'Too many calls failed. Entra ID then calls once a day and stops after four weeks. Mend what **Activity** shows as refused, then **Restart provisioning**.',
          ],
        ),
      ],
    },
    giveRoles,
  ],
};
