import { drawing, list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const google: Guide = {
  name: 'google',
  title: 'Google Workspace',
  lead: 'A SAML application in the Google Admin console sends people as you add, change and suspend them. You need to be a **Super Admin**.',
  sources: [
    {
      title: 'Google: About automated user provisioning',
      url: 'https://support.google.com/a/topic/6400789',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Take a SAML application',
      minutes: 3,
      blocks: [
        text(
          'Google provisions only out of a SAML application. In the [Admin console](https://admin.google.com): **Apps** → **Web and mobile apps**. Open the one that you sign in with, or **Add app** → **Add custom SAML app**.',
        ),
        text('Under **User access** it must be **ON** for those whom you want to send.'),
        problems([
          'The application has no section **Autoprovisioning**.',
          'Google does not offer it for that application or edition. Take **Other SCIM 2.0** with a tool that can push, or let people in at their first sign-in (see the guide to Auth0, the first way).',
        ]),
      ],
    },
    {
      id: 'connect',
      title: 'Connect it',
      minutes: 2,
      doneBy: 'connection',
      blocks: [
        text('In the application: **Autoprovisioning** → **Configure autoprovisioning**.'),
        value('token', 'Access token'),
        live('token'),
        text('Press **Continue**.'),
        value('baseUrl', 'Endpoint URL'),
        text('Press **Continue**: Google tests the connection with it.'),
        drawing({
          caption: 'Autoprovisioning: the access token is filled in, and Continue is pressed.',
          title: 'Autoprovisioning',
          rows: [
            { kind: 'field', label: 'Access token', value: 'rcl_••••••••••••••••' },
            { kind: 'buttons', labels: ['Cancel', 'Continue'], press: 'Continue' },
          ],
        }),
        live('connection'),
        problems([
          'The endpoint is refused.',
          'The access token was not pasted whole, or the endpoint URL is another one. Copy both again.',
        ]),
      ],
    },
    {
      id: 'mapping',
      title: 'Check the attributes',
      minutes: 1,
      blocks: [
        {
          kind: 'table',
          caption: 'Attributes that are used here',
          columns: ['Here', 'In Google Workspace'],
          rows: [
            ['`userName`', '**Username** (the primary e-mail)'],
            ['`emails.value`', '**Primary email**'],
            ['`name.givenName`', '**First name**'],
            ['`name.familyName`', '**Last name**'],
          ],
        },
        problems([
          'People arrive as incomplete.',
          'A mapping above is missing. **People** names the attribute that did not come.',
        ]),
      ],
    },
    {
      id: 'start',
      title: 'Choose who is sent, and switch it on',
      minutes: 2,
      doneBy: 'people',
      blocks: [
        list(
          '**Provisioning scope**: choose groups, or leave it for everybody who has the application.',
          '**Deprovisioning**: suspend at once and delete later, as you like. Suspended is enough to end access here.',
          'Press **Finish**, then switch **Autoprovisioning** to **Active**.',
        ),
        live('people'),
        note(
          'Google sends people; whether groups come along depends on your edition. Without groups everybody gets the default role, and you pin the others under **People**.',
        ),
        live('groups'),
        problems([
          'Active for an hour, and nobody arrives.',
          'The first sync can take some hours. If **Autoprovisioning** shows errors, **Activity** here says what was refused.',
        ]),
      ],
    },
    giveRoles,
  ],
};
