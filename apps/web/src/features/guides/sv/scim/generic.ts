import { list, live, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const generic: Guide = {
  name: 'generic',
  title: 'Annan SCIM 2.0',
  lead: 'För varje identitetsleverantör som skickar med SCIM 2.0. Dess ord kan skilja sig från de här; värdena gör det inte.',
  sources: [{ title: 'RFC 7644: the SCIM protocol', url: 'https://www.rfc-editor.org/rfc/rfc7644' }],
  steps: [
    {
      id: 'connect',
      title: 'Anslut den',
      minutes: 3,
      doneBy: 'connection',
      blocks: [
        text('Öppna applikationens inställningar för provisionering och välj **SCIM 2.0**.'),
        value('baseUrl', 'Bas-URL, slutpunkt eller tenant-URL'),
        {
          kind: 'ways',
          ways: [
            {
              title: 'Med en token',
              blocks: [value('token', 'Token, API-nyckel eller hemlighet'), live('token')],
            },
            {
              title: 'Som OAuth-klient (client credentials)',
              blocks: [
                live('client'),
                value('tokenUrl', 'Token-URL'),
                value('clientId', 'Klient-id'),
                value('clientSecret', 'Klienthemlighet'),
              ],
            },
          ],
        },
        text('Testa anslutningen där, eller spara.'),
        live('connection'),
        problems(
          [
            'Den frågar efter en header i stället för en token.',
            'Headern är `Authorization`, dess värde ordet `Bearer`, ett mellanslag och token.',
          ],
          [
            'Den lägger själv till `/v2` eller `/scim`.',
            'Den här sidan visar adressen som anropades. Ta bort det som står där två gånger.',
          ],
        ),
      ],
    },
    {
      id: 'assign',
      title: 'Välj vilka som skickas, och vad om dem',
      minutes: 3,
      blocks: [
        list(
          'Låt den matcha personer på `userName`, och skicka ett `externalId` som aldrig ändras.',
          'Mappa `userName`, `active`, `displayName`, `name.givenName`, `name.familyName` och `emails`.',
          'Slå på att skapa, uppdatera och inaktivera personer, och grupper med sina medlemmar.',
          'Tilldela personer och grupper till applikationen.',
        ),
        problems([
          'Personer som har slutat förblir aktiva.',
          'Den skickar varken `active` eller någon borttagning. Slå på inaktivering, eller mappa `active`.',
        ]),
      ],
    },
    {
      id: 'start',
      title: 'Starta den',
      minutes: 1,
      doneBy: 'people',
      blocks: [
        text('Spara och starta provisioneringen. Det som kommer syns genast i **Aktivitet**.'),
        live('people'),
        live('groups'),
        problems([
          'Ett anrop nekas.',
          '**Aktivitet** säger vilket, varför, och vad du ändrar. En egenhet som vi inte känner till än är värd några ord till supporten.',
        ]),
      ],
    },
    giveRoles,
  ],
};
