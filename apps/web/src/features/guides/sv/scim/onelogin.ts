import { drawing, list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { oneloginTemplate } from '#features/guides/onelogin-template.ts';
import { giveRoles } from './give-roles.ts';

export const onelogin: Guide = {
  name: 'onelogin',
  title: 'OneLogin',
  lead: 'OneLogin skickar personer när de får applikationen, och de grupper som dess regler skapar. Du behöver vara **Super user** eller hantera applikationer.',
  sources: [
    {
      title: 'OneLogin: Introduction to SCIM',
      url: 'https://developers.onelogin.com/scim',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Lägg till applikationen',
      minutes: 1,
      blocks: [
        list(
          'I administrationen: **Applications** → **Applications** → **Add App**.',
          'Sök efter **SCIM Provisioner with SAML (SCIM v2 Core)** och välj den.',
          'Ge den ett **Display Name** och tryck på **Save**.',
        ),
        note(
          'Ni behöver inte logga in med SAML för det. Om ni gör det klarar den här enda applikationen båda.',
        ),
      ],
    },
    {
      id: 'connect',
      title: 'Anslut den',
      minutes: 3,
      doneBy: 'connection',
      blocks: [
        text('På fliken **Configuration**:'),
        value('baseUrl', 'SCIM Base URL'),
        value('token', 'SCIM Bearer Token'),
        live('token'),
        { kind: 'code', label: 'SCIM JSON Template', code: oneloginTemplate },
        text(
          'Lämna **Custom Headers** tomt. Tryck på **Save**, sedan på **Enable** under **API Connection**.',
        ),
        drawing({
          caption: 'Configuration: Base URL och Bearer Token är ifyllda, och Enable trycks ned.',
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
            'API-statusen förblir **Disabled**.',
            'Hela SCIM Bearer Token klistrades inte in, eller så sparades den inte före **Enable**.',
          ],
          [
            'Personer nekas: ett värde är inte giltigt.',
            'JSON-mallen har ändrats. Klistra in den ovan och bygg ut den en rad i taget.',
          ],
        ),
      ],
    },
    {
      id: 'provisioning',
      title: 'Slå på det som ska skickas',
      minutes: 2,
      blocks: [
        list(
          'På fliken **Provisioning**: **Enable provisioning**.',
          'Ta under **Require admin approval** bort **Create user**, **Delete user** och **Update user**, eller godkänn var och en under **Users** → **Provisioning**.',
          '**When users are deleted in OneLogin, or the user’s app access is removed**: **Delete** eller **Suspend**. Båda avslutar åtkomsten här.',
          'På fliken **Parameters**: **SCIM Username** är **Email**.',
          'För grupper: **Parameters** → **Groups** → **Include in User Provisioning**.',
          'Tryck på **Save**.',
        ),
        problems([
          'Personer väntar som **Pending**.',
          'Godkännande av administratör är på. Godkänn dem, eller ta bort bockarna.',
        ]),
      ],
    },
    {
      id: 'assign',
      title: 'Tilldela personer och grupper',
      minutes: 2,
      doneBy: 'people',
      blocks: [
        list(
          'På fliken **Access**: välj rollerna vars personer får applikationen.',
          'På fliken **Rules** → **Add Rule**: **Set Groups in …** → **From Existing** eller **Map from OneLogin**, efter roll eller attribut.',
          '**More Actions** → **Reapply entitlement mappings** skickar det som fanns tidigare.',
        ),
        live('people'),
        live('groups'),
        problems([
          'Personer kommer, men ingen grupp.',
          'Grupper kommer bara från **Rules**. Lägg till en och tryck på Reapply entitlement mappings.',
        ]),
      ],
    },
    giveRoles,
  ],
};
