import { drawing, list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const okta: Guide = {
  name: 'okta',
  title: 'Okta',
  lead: 'Okta sends people the moment they are assigned, and the groups that you push. You need to be a **Super Admin** or an **App Admin**, and Okta needs Lifecycle Management.',
  sources: [
    {
      title: 'Okta: Add SCIM provisioning to app integrations',
      url: 'https://help.okta.com/en-us/content/topics/apps/apps_app_integration_wizard_scim.htm',
    },
    {
      title: 'Okta: Manage Group Push',
      url: 'https://help.okta.com/en-us/content/topics/users-groups-profiles/usgp-group-push-main.htm',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Add the application',
      minutes: 2,
      blocks: [
        {
          kind: 'ways',
          ways: [
            {
              title: 'From the catalogue: also beside an OpenID Connect application',
              blocks: [
                list(
                  'In the Okta Admin Console: **Applications** → **Browse App Catalog**.',
                  'Search for **SCIM 2.0 Test App (Header Auth)** and press **Add Integration**.',
                  'Name it after this product, press **Next** and **Done**.',
                ),
              ],
            },
            {
              title: 'In your own SAML or SWA application',
              blocks: [
                text(
                  '**General** → **App Settings** → **Edit** → **Provisioning**: **SCIM** → **Save**. An OpenID Connect application of your own does not offer this.',
                ),
              ],
            },
          ],
        },
        drawing({
          caption: 'The app catalog with SCIM 2.0 Test App (Header Auth) found, and Add Integration pressed.',
          title: 'Browse App Integration Catalog',
          menu: ['Dashboard', 'Directory', 'Applications', 'Security'],
          chosen: 'Applications',
          rows: [
            { kind: 'field', label: 'Search', value: 'SCIM 2.0 Test App (Header …)' },
            { kind: 'buttons', labels: ['Add Integration'], press: 'Add Integration' },
          ],
        }),
      ],
    },
    {
      id: 'connect',
      title: 'Connect it',
      minutes: 2,
      doneBy: 'connection',
      blocks: [
        text(
          '**Provisioning** → **Configure API Integration** → **Enable API integration**. In an application of your own it is **Integration** → **Edit**, with **Unique identifier field for users** `userName` and **Authentication Mode** HTTP Header.',
        ),
        value('baseUrl', 'Base URL'),
        value('bearerToken', 'API Token'),
        live('token'),
        text('Press **Test API Credentials**, then **Save**.'),
        drawing({
          caption:
            'Provisioning, Integration: base URL and API token are filled in, Test API Credentials is pressed.',
          title: 'Provisioning',
          menu: ['To App', 'To Okta', 'Integration'],
          chosen: 'Integration',
          rows: [
            { kind: 'choice', label: 'Enable API integration', on: true },
            { kind: 'field', label: 'Base URL', value: 'https://…/api/auth/scim/v2' },
            { kind: 'field', label: 'API Token', value: 'Bearer rcl_••••••••••' },
            { kind: 'buttons', labels: ['Test API Credentials', 'Save'], press: 'Test API Credentials' },
          ],
        }),
        live('connection'),
        problems(
          [
            '**Error authenticating: Unauthorized.**',
            'The token was not pasted whole, or a newer one replaced it. With or without the word `Bearer` both work here.',
          ],
          [
            'The test fails, and nothing at all arrives here.',
            'The base URL is another one. Copy it from above; it ends in `/scim/v2`, with no `/Users` after it.',
          ],
        ),
      ],
    },
    {
      id: 'toApp',
      title: 'Switch on what it sends',
      minutes: 1,
      blocks: [
        text(
          '**Provisioning** → **To App** → **Edit**: enable **Create Users**, **Update User Attributes** and **Deactivate Users**, then **Save**.',
        ),
        drawing({
          caption:
            'Provisioning to App with Create Users, Update User Attributes and Deactivate Users enabled.',
          title: 'Provisioning to App',
          menu: ['To App', 'To Okta', 'Integration'],
          chosen: 'To App',
          rows: [
            { kind: 'choice', label: 'Create Users', on: true },
            { kind: 'choice', label: 'Update User Attributes', on: true },
            { kind: 'choice', label: 'Deactivate Users', on: true },
            { kind: 'buttons', labels: ['Save'], press: 'Save' },
          ],
        }),
        problems([
          'Somebody who left keeps their access.',
          '**Deactivate Users** is off. Enable it, then unassign and assign the person once.',
        ]),
      ],
    },
    {
      id: 'assign',
      title: 'Assign people',
      minutes: 1,
      doneBy: 'people',
      blocks: [
        text(
          '**Assignments** → **Assign** → **Assign to Groups**, or **to People**. Okta sends them at once.',
        ),
        live('people'),
        problems([
          'A red exclamation mark beside somebody.',
          'Okta could not create them. **Activity** here says why, and what to change; then **Retry selected** under **Dashboard** → **Tasks**.',
        ]),
      ],
    },
    {
      id: 'push',
      title: 'Push groups',
      minutes: 2,
      doneBy: 'groups',
      blocks: [
        text(
          '**Push Groups** → **Push Groups** → **Find groups by name**. Choose a group, leave **Push group memberships immediately** on, then **Save**.',
        ),
        live('groups'),
        note(
          'Push other groups than the ones that you assigned with: Okta does not support the same group for both.',
        ),
        problems(
          [
            'A group arrives without some of its people.',
            'They are not assigned to the application. Assign them; Okta adds them to the group with its next push.',
          ],
          [
            'The status of the push is **Error**.',
            'Open its menu → **Push now**. What was refused and why stands in **Activity**.',
          ],
        ),
      ],
    },
    giveRoles,
  ],
};
