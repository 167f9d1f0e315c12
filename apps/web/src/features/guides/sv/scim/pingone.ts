import { drawing, list, live, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const pingone: Guide = {
  name: 'pingone',
  title: 'PingOne',
  lead: 'En provisioneringsanslutning med en regel skickar personer och grupper strax efter att de har ändrats. Du behöver vara **Identity Data Admin** och **Environment Admin** för miljön.',
  sources: [
    {
      title: 'Ping Identity: Creating a SCIM connection',
      url: 'https://docs.pingidentity.com/pingone/integrations/p1_create_scim_connection.html',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Skapa en anslutning',
      minutes: 1,
      blocks: [
        list(
          '**Integrations** → **Provisioning** → **+** → **New connection**.',
          'Tryck på **Select** på raden **Identity Store**.',
          'Välj **SCIM Outbound**, tryck på **Select** och **Next**.',
          'Ge den ett namn och tryck på **Next**.',
        ),
      ],
    },
    {
      id: 'connect',
      title: 'Anslut den',
      minutes: 2,
      doneBy: 'connection',
      blocks: [
        value('baseUrl', 'SCIM Base URL'),
        text(
          '**Users Resource** är `/Users`, **Groups Resource** `/Groups`, **SCIM Version** 2.0. Sedan en av de två:',
        ),
        {
          kind: 'ways',
          ways: [
            {
              title: 'Authentication Method: OAuth 2 Bearer Token',
              blocks: [
                value('token', 'OAuth Access Token'),
                live('token'),
                text('**Auth Type Header** är **Bearer**.'),
              ],
            },
            {
              title: 'Authentication Method: OAuth 2 Client Credentials',
              blocks: [
                text('En OAuth-klient har alla tre värdena; den visar dem en gång.'),
                live('client'),
                value('tokenUrl', 'OAuth Token Request'),
                value('clientId', 'OAuth Client ID'),
                value('clientSecret', 'OAuth Client Secret'),
                text('**Auth Type Header** är **Bearer**.'),
              ],
            },
          ],
        },
        text('Tryck på **Test Connection**, sedan på **Next**.'),
        drawing({
          caption:
            'Configure authentication: Base URL och Access Token är ifyllda, Test Connection trycks ned.',
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
          'Hela OAuth Access Token klistrades inte in, eller så slutar SCIM Base URL på `/Users`: det hör hemma i sitt eget fält.',
        ]),
      ],
    },
    {
      id: 'preferences',
      title: 'Ange hur personer matchas',
      minutes: 1,
      blocks: [
        list(
          '**User Filter Expression** är `userName eq "%s"`, **User Identifier** är `userName`.',
          'Låt **Allow Users to be Created**, **Updated** och **Disabled** vara på.',
          '**Remove Action**: **Disable** eller **Delete**. Båda avslutar åtkomsten här.',
          '**Group Membership Handling**: **Merge**. Tryck på **Save**, och slå på anslutningen.',
        ),
        problems([
          'Varje person nekas som dubblett.',
          'Filtret hittar inte dem som finns här. Det måste vara `userName eq "%s"`.',
        ]),
      ],
    },
    {
      id: 'rule',
      title: 'Lägg till en regel',
      minutes: 3,
      doneBy: 'people',
      blocks: [
        list(
          '**Provisioning** → **Rules** → **+** → **New Rule**, med PingOne som källa och din anslutning som mål.',
          '**User Filter**: ange vilka som skickas, till exempel **Enabled** lika med **true**.',
          '**Attribute Mapping**: **Username** → `userName`, **Email Address** → `workEmail`, **Given Name** → `firstName`, **Family Name** → `lastName`, **User ID** → `externalId`.',
          '**Group Provisioning** → **Add Groups**: välj grupperna som ska skickas.',
          'Slå på regeln.',
        ),
        live('people'),
        live('groups'),
        problems(
          ['Ingen kommer.', 'Regeln eller anslutningen är avslagen, eller så matchar användarfiltret ingen.'],
          ['Personer kommer som ofullständiga.', 'En mappning ovan saknas. **Personer** nämner attributet.'],
        ),
      ],
    },
    giveRoles,
  ],
};
