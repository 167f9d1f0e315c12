import { drawing, list, live, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const authentik: Guide = {
  name: 'authentik',
  title: 'authentik',
  lead: 'En SCIM-leverantör bredvid applikationen skickar varje ändring genast, och allt på nytt varje timme. Du behöver vara administratör, och authentik måste nå den här adressen.',
  sources: [
    {
      title: 'authentik: Create a SCIM provider',
      url: 'https://docs.goauthentik.io/add-secure-apps/providers/scim/create-scim-provider/',
    },
  ],
  steps: [
    {
      id: 'connect',
      title: 'Skapa en SCIM-leverantör',
      minutes: 3,
      doneBy: 'connection',
      blocks: [
        text('I Admin interface: **Applications** → **Providers** → **New Provider** → **SCIM Provider**.'),
        value('baseUrl', 'URL'),
        value('token', 'Token'),
        live('token'),
        text(
          'Låt **Verify SCIM server’s certificates** vara på och **SCIM Compatibility Mode** stå på **Default**. Låt under **User filtering** **Exclude service accounts** vara på, och välj en **Group** om bara dess personer ska skickas. Tryck på **Finish**.',
        ),
        drawing({
          caption: 'New SCIM provider: URL och Token är ifyllda, och Finish trycks ned.',
          title: 'New SCIM Provider',
          rows: [
            { kind: 'field', label: 'URL', value: 'https://…/api/auth/scim/v2' },
            { kind: 'field', label: 'Token', value: 'rcl_••••••••••••••••' },
            { kind: 'choice', label: 'Exclude service accounts', on: true },
            { kind: 'buttons', labels: ['Finish'], press: 'Finish' },
          ],
        }),
        live('connection'),
        problems([
          'Inget kommer, och leverantörens sida säger att den inte är tilldelad.',
          'authentik skickar inget före nästa steg. Så ska det vara.',
        ]),
      ],
    },
    {
      id: 'backchannel',
      title: 'Lägg till den i applikationen',
      minutes: 1,
      doneBy: 'people',
      blocks: [
        list(
          '**Applications** → **Applications** → redigera applikationen som personer loggar in med, eller skapa en.',
          'Tryck på **+** bredvid **Backchannel Providers**, välj SCIM-leverantören och bekräfta.',
          'Tryck på **Save changes**. Den första synkroniseringen börjar.',
        ),
        live('people'),
        live('groups'),
        problems(
          [
            'Leverantören lades i stället under **Provider**.',
            'Ta bort den där: den hör bara hemma under **Backchannel Providers**.',
          ],
          [
            'Ingen kommer.',
            'Öppna leverantören och tryck på **Run sync again**. Dess logg säger vad som nekades, liksom **Aktivitet** här.',
          ],
        ),
      ],
    },
    giveRoles,
  ],
};
