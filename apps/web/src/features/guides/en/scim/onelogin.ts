import { drawing, list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { oneloginTemplate } from '#features/guides/onelogin-template.ts';
import { giveRoles } from './give-roles.ts';

export const onelogin: Guide = {
  name: 'onelogin',
  title: 'OneLogin',
  lead: 'OneLogin sends people when they get the application, and the groups that its rules make. You need to be a **Super user** or to manage applications.',
  sources: [
    {
      title: 'OneLogin: Introduction to SCIM',
      url: 'https://developers.onelogin.com/scim',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Add the application',
      minutes: 1,
      blocks: [
        list(
          'In the administration: **Applications** → **Applications** → **Add App**.',
          'Search for **SCIM Provisioner with SAML (SCIM v2 Core)** and choose it.',
          'Give it a **Display Name** and press **Save**.',
        ),
        note('You need not sign in with SAML for it. If you do, this one application can do both.'),
      ],
    },
    {
      id: 'connect',
      title: 'Connect it',
      minutes: 3,
      doneBy: 'connection',
      blocks: [
        text('On the tab **Configuration**:'),
        value('baseUrl', 'SCIM Base URL'),
        value('token', 'SCIM Bearer Token'),
        live('token'),
        { kind: 'code', label: 'SCIM JSON Template', code: oneloginTemplate },
        text('Leave **Custom Headers** empty. Press **Save**, then **Enable** under **API Connection**.'),
        drawing({
          caption: 'Configuration: base URL and bearer token are filled in, and Enable is pressed.',
          title: 'SCIM Provisioner with SAML',
          menu: ['Info', 'Configuration', 'Parameters', 'Rules', 'Provisioning', 'Users'],
          chosen: 'Configuration',
          rows: [
            { kind: 'field', label: 'SCIM Base URL', value: 'https://…/api/auth/scim/v2' },
            { kind: 'field', label: 'SCIM Bearer Token', value: 'rcl_••••••••••••••••' },
            { kind: 'buttons', labels: ['Disabled', 'Enable'], press: 'Enable' },
          ],
        }),
        live('connection'),
        problems(
          [
            'The API status stays **Disabled**.',
            'The bearer token was not pasted whole, or not saved before **Enable**.',
          ],
          [
            'People are refused: a value is not valid.',
            'The JSON template was edited. Paste the one above and add to it one line at a time.',
          ],
        ),
      ],
    },
    {
      id: 'provisioning',
      title: 'Switch on what it sends',
      minutes: 2,
      blocks: [
        list(
          'On the tab **Provisioning**: **Enable provisioning**.',
          'Under **Require admin approval** take away **Create user**, **Delete user** and **Update user**, or approve each under **Users** → **Provisioning**.',
          '**When users are deleted in OneLogin, or the user’s app access is removed**: **Delete** or **Suspend**. Both end access here.',
          'On the tab **Parameters**: **SCIM Username** is **Email**.',
          'For groups: **Parameters** → **Groups** → **Include in User Provisioning**.',
          'Press **Save**.',
        ),
        problems([
          'People wait as **Pending**.',
          'Admin approval is on. Approve them, or take the ticks away.',
        ]),
      ],
    },
    {
      id: 'assign',
      title: 'Assign people and groups',
      minutes: 2,
      doneBy: 'people',
      blocks: [
        list(
          'On the tab **Access**: choose the roles whose people get the application.',
          'On the tab **Rules** → **Add Rule**: **Set Groups in …** → **From Existing** or **Map from OneLogin**, by role or by attribute.',
          '**More Actions** → **Reapply entitlement mappings** sends what was there before.',
        ),
        live('people'),
        live('groups'),
        problems([
          'People arrive, but no group.',
          'Groups come from **Rules** alone. Add one and reapply the entitlement mappings.',
        ]),
      ],
    },
    giveRoles,
  ],
};
