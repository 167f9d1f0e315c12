import { drawing, list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const okta: Guide = {
  name: 'okta',
  title: 'Okta',
  lead: 'Okta skickar personer så snart de tilldelas, och de grupper som du väljer att skicka. Du behöver vara **Super Admin** eller **App Admin**, och Okta behöver Lifecycle Management.',
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
      title: 'Lägg till applikationen',
      minutes: 2,
      blocks: [
        {
          kind: 'ways',
          ways: [
            {
              title: 'Från katalogen: även bredvid en applikation med OpenID Connect',
              blocks: [
                list(
                  'I Okta Admin Console: **Applications** → **Browse App Catalog**.',
                  'Sök efter **SCIM 2.0 Test App (Header Auth)** och tryck på **Add Integration**.',
                  'Ge den namn efter den här produkten, tryck på **Next** och **Done**.',
                ),
              ],
            },
            {
              title: 'I er egen SAML- eller SWA-applikation',
              blocks: [
                text(
                  '**General** → **App Settings** → **Edit** → **Provisioning**: **SCIM** → **Save**. En egen applikation med OpenID Connect erbjuder inte det.',
                ),
              ],
            },
          ],
        },
        drawing({
          caption:
            'Applikationskatalogen där SCIM 2.0 Test App (Header Auth) har hittats och Add Integration trycks ned.',
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
      title: 'Anslut den',
      minutes: 2,
      doneBy: 'connection',
      blocks: [
        text(
          '**Provisioning** → **Configure API Integration** → **Enable API integration**. I en egen applikation är det **Integration** → **Edit**, med **Unique identifier field for users** `userName` och **Authentication Mode** HTTP Header.',
        ),
        value('baseUrl', 'Base URL'),
        value('bearerToken', 'API Token'),
        live('token'),
        text('Tryck på **Test API Credentials**, sedan på **Save**.'),
        drawing({
          caption:
            'Provisioning, Integration: Base URL och API Token är ifyllda, Test API Credentials trycks ned.',
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
            'Hela token klistrades inte in, eller så har en nyare ersatt den. Med och utan ordet `Bearer` fungerar båda här.',
          ],
          [
            'Testet misslyckas, och ingenting alls kommer hit.',
            'Base URL är en annan. Kopiera den ovanifrån; den slutar på `/scim/v2`, utan `/Users` efter.',
          ],
        ),
      ],
    },
    {
      id: 'toApp',
      title: 'Slå på det som ska skickas',
      minutes: 1,
      blocks: [
        text(
          '**Provisioning** → **To App** → **Edit**: slå på **Create Users**, **Update User Attributes** och **Deactivate Users**, tryck sedan på **Save**.',
        ),
        drawing({
          caption:
            'Provisioning to App med Create Users, Update User Attributes och Deactivate Users påslagna.',
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
          'Någon som har slutat behåller sin åtkomst.',
          '**Deactivate Users** är av. Slå på det, och ta sedan bort och gör om personens tilldelning en gång.',
        ]),
      ],
    },
    {
      id: 'assign',
      title: 'Tilldela personer',
      minutes: 1,
      doneBy: 'people',
      blocks: [
        text(
          '**Assignments** → **Assign** → **Assign to Groups**, eller **to People**. Okta skickar dem genast.',
        ),
        live('people'),
        problems([
          'Ett rött utropstecken bredvid någon.',
          'Okta kunde inte skapa personen. **Aktivitet** här säger varför, och vad du ändrar; sedan **Retry selected** under **Dashboard** → **Tasks**.',
        ]),
      ],
    },
    {
      id: 'push',
      title: 'Skicka grupper',
      minutes: 2,
      doneBy: 'groups',
      blocks: [
        text(
          '**Push Groups** → **Push Groups** → **Find groups by name**. Välj en grupp, låt **Push group memberships immediately** vara på, och tryck på **Save**.',
        ),
        live('groups'),
        note('Skicka andra grupper än dem som du tilldelade med: Okta stöder inte samma grupp för båda.'),
        problems(
          [
            'En grupp kommer utan några av sina personer.',
            'De är inte tilldelade applikationen. Tilldela dem; Okta lägger till dem i gruppen nästa gång den skickas.',
          ],
          [
            'Gruppens status är **Error**.',
            'Öppna dess meny → **Push now**. Vad som nekades och varför står i **Aktivitet**.',
          ],
        ),
      ],
    },
    giveRoles,
  ],
};
