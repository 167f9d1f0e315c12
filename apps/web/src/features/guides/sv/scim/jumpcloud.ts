import { drawing, list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const jumpcloud: Guide = {
  name: 'jumpcloud',
  title: 'JumpCloud',
  lead: 'JumpCloud skickar de användargrupper som applikationen har fått, med deras personer, någon minut efter varje ändring. Du behöver vara **Administrator** där.',
  sources: [
    {
      title: 'JumpCloud: Custom SCIM identity management',
      url: 'https://jumpcloud.com/support/connect-applications-with-custom-scim-identity-management',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Lägg till applikationen',
      minutes: 2,
      blocks: [
        list(
          'I Admin Portal: **Access** → **SSO Applications** → **+ Add New Application**.',
          'Välj **Custom Application** och tryck på **Next**.',
          'Välj **Export users to this app (Identity Management)** och tryck på **Next**.',
          'Ge den en **Display Label**, sedan **Save Application** och **Configure Application**.',
        ),
        note('En applikation som ni loggar in i med SAML har samma flik **Identity Management**.'),
      ],
    },
    {
      id: 'connect',
      title: 'Anslut den',
      minutes: 2,
      doneBy: 'connection',
      blocks: [
        text('På fliken **Identity Management**: **API Type** SCIM API, **SCIM Version** SCIM 2.0.'),
        value('baseUrl', 'Base URL'),
        value('token', 'Token Key'),
        live('token'),
        text(
          'Ta som **Test User Email** en adress som ingen har, som `scim-test@` och er domän. Låt **Enable management of User Groups and Group Membership in this application** vara på. Tryck på **Test Connection**, sedan på **Activate** och **Save**.',
        ),
        drawing({
          caption: 'Identity Management: Base URL och Token Key är ifyllda, och Test Connection trycks ned.',
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
        note('Testet skapar en person och en grupp och tar bort dem igen. Du ser båda i **Aktivitet**.'),
        problems([
          '**There was a problem testing the connection.**',
          'Hela Token Key klistrades inte in, eller så har Base URL något efter `/v2`.',
        ]),
      ],
    },
    {
      id: 'assign',
      title: 'Välj grupperna',
      minutes: 1,
      doneBy: 'people',
      blocks: [
        text(
          'På fliken **User Groups**: välj grupperna som ska skickas, tryck sedan på **Save**. Deras personer följer med.',
        ),
        live('people'),
        live('groups'),
        problems(
          [
            'En person saknas.',
            'Personen är inte med i någon av de valda grupperna, eller så är dess **User State** inte aktiv.',
          ],
          [
            'En grupp kommer utan personer.',
            'Dess personer kunde inte skapas först. **Aktivitet** säger varför; spara applikationen igen när det är åtgärdat.',
          ],
        ),
      ],
    },
    giveRoles,
  ],
};
