import { drawing, list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const entra: Guide = {
  name: 'entra',
  title: 'Microsoft Entra ID',
  lead: 'Ett företagsprogram i Entra ID skickar de personer och grupper som du tilldelar det, ungefär var 40:e minut. Du behöver rollen **Application Administrator** eller **Cloud Application Administrator**, och Entra ID P1 eller högre för att tilldela grupper.',
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
      title: 'Skapa ett företagsprogram',
      minutes: 2,
      blocks: [
        {
          kind: 'ways',
          ways: [
            {
              title: 'Personer loggar in med SAML, eller det finns ingen inloggning än',
              blocks: [
                text(
                  'Ett program klarar båda. Ta det som ni loggar in med, eller skapa det i [Microsoft Entra admin center](https://entra.microsoft.com):',
                ),
                list(
                  '**Enterprise apps** → **New application** → **Create your own application**.',
                  'Ge det ett namn och välj **Integrate any other application you don’t find in the gallery (Non-gallery)**.',
                  'Tryck på **Create**.',
                ),
              ],
            },
            {
              title: 'Personer loggar in med OpenID Connect',
              blocks: [
                text(
                  'Programmet för en **app registration** med OpenID Connect har ingen automatisk provisionering. Skapa ett andra program bredvid det, i samma tre steg, och ge det ett namn som du känner igen: ”… provisionering”. Det första fortsätter att logga in personer.',
                ),
              ],
            },
          ],
        },
        drawing({
          caption:
            'Create your own application: ett namn är angivet, Non-gallery är valt, knappen Create trycks ned.',
          title: 'Create your own application',
          rows: [
            { kind: 'field', label: 'What’s the name of your app?', value: 'Rollcall' },
            { kind: 'choice', label: 'Register an application (… OIDC)', on: false },
            { kind: 'choice', label: 'Any other application (Non-gallery)', on: true },
            { kind: 'buttons', labels: ['Create'], press: 'Create' },
          ],
        }),
        problems([
          'Programmet har ingen **Provisioning**, eller säger att det inte stöds.',
          'Det kom från en app registration. Skapa det andra programmet som ovan.',
        ]),
      ],
    },
    {
      id: 'connect',
      title: 'Anslut det',
      minutes: 2,
      doneBy: 'connection',
      blocks: [
        text(
          'I programmet: **Provisioning** → **New configuration**. I äldre klientorganisationer är det **Get started**, läge **Automatic**.',
        ),
        value('baseUrl', 'Tenant URL'),
        {
          kind: 'ways',
          ways: [
            {
              title: 'Med en token: Bearer authentication',
              blocks: [value('token', 'Secret token'), live('token')],
            },
            {
              title: 'Utan en långlivad hemlighet: OAuth2 client credentials grant',
              blocks: [
                text(
                  'Välj under **Select authentication method** **OAuth2 client credentials grant**. En OAuth-klient har alla tre värdena; den visar dem en gång.',
                ),
                live('client'),
                value('tokenUrl', 'Token endpoint'),
                value('clientId', 'Client identifier'),
                value('clientSecret', 'Client secret'),
              ],
            },
          ],
        },
        text('Tryck på **Test connection**, sedan på **Create** eller **Save**.'),
        drawing({
          caption:
            'Provisioning: Tenant URL och Secret token är ifyllda, knappen Test connection trycks ned.',
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
          'Testet söker efter en person som inte finns och nöjer sig med att inte hitta någon. I **Aktivitet** står det ”Testade anslutningen”.',
        ),
        problems(
          [
            '**You appear to have entered invalid credentials.**',
            'Hela Secret token klistrades inte in, eller så har en nyare ersatt den. Den här sidan säger vilket. Skapa en token till och klistra in den på nytt.',
          ],
          [
            'Testet misslyckas, och ingenting alls kommer hit.',
            'Tenant URL är en annan. Kopiera den ovanifrån; den slutar på `/scim/v2`, utan `/Users` efter.',
          ],
        ),
      ],
    },
    {
      id: 'mapping',
      title: 'Kontrollera attributmappningen',
      minutes: 2,
      blocks: [
        text(
          '**Provisioning** → **Attribute mapping** → **Provision Microsoft Entra ID Users**. Standardvärdena fungerar; titta på de här.',
        ),
        {
          kind: 'table',
          caption: 'Attribut som används här',
          columns: ['Här', 'I Entra ID', 'Till vad'],
          rows: [
            ['`userName`', '`userPrincipalName`', 'Skiljer personer åt. Behåll det som matchande attribut.'],
            [
              '`active`',
              '`Switch([IsSoftDeleted], , "False", "True", "True", "False")`',
              'Avslutar åtkomsten när någon inaktiveras eller inte längre är tilldelad.',
            ],
            ['`displayName`', '`displayName`', 'Visas i listor.'],
            ['`emails[type eq "work"].value`', '`mail`', 'Kopplar till personer som redan finns här.'],
            ['`name.givenName`', '`givenName`', 'Visas på personens sida.'],
            ['`name.familyName`', '`surname`', 'Visas på personens sida.'],
            [
              '`externalId`',
              '`objectId`',
              'Känner igen någon som kommer tillbaka. Bättre än standardvärdet `mailNickname`, eftersom det aldrig ändras.',
            ],
          ],
        },
        problems(
          [
            'Personer kommer som ofullständiga, utan e-post.',
            '`mail` är tomt i Entra ID. Mappa i stället `emails[type eq "work"].value` till `userPrincipalName`.',
          ],
          [
            'Inaktiverade personer behåller sin åtkomst.',
            'Mappningen av `active` har tagits bort. Lägg till den igen med uttrycket ovan.',
          ],
        ),
      ],
    },
    {
      id: 'assign',
      title: 'Tilldela personer och grupper',
      minutes: 2,
      blocks: [
        text('I programmet: **Users and groups** → **Add user/group**. Bara det som är tilldelat skickas.'),
        problems(
          [
            'Medlemmar i en grupp i en annan grupp saknas.',
            'Entra ID skickar bara direkta medlemmar. Tilldela även den inre gruppen.',
          ],
          ['Grupper går inte att välja.', 'Att tilldela grupper kräver Entra ID P1 eller högre.'],
        ),
      ],
    },
    {
      id: 'start',
      title: 'Starta provisioneringen',
      minutes: 2,
      doneBy: 'people',
      blocks: [
        list(
          '**Provisioning** → **Provision on demand**: välj en person och tryck på **Provision**. Personen är här genast.',
          '**Provisioning** → **Overview** → **Start provisioning** skickar alla andra. Senare cykler kommer ungefär var 40:e minut.',
        ),
        live('people'),
        live('groups'),
        problems(
          [
            'Startad, och ingen kommer på en timme.',
            'Leta i **Provisioning logs** efter ”skipped”: personerna är inte tilldelade, eller så säger **Scope** något annat. Prova **Provision on demand**, som säger varför.',
          ],
          [
            '**Quarantine**.',
            'För många anrop misslyckades. Entra ID anropar då en gång om dagen och slutar efter fyra veckor. Åtgärda det som **Aktivitet** visar som nekat, och tryck sedan på **Restart provisioning**.',
          ],
        ),
      ],
    },
    giveRoles,
  ],
};
