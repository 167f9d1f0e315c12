import { drawing, list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { giveRoles } from './give-roles.ts';

export const google: Guide = {
  name: 'google',
  title: 'Google Workspace',
  lead: 'En SAML-applikation i Googles administratörskonsol skickar personer när du lägger till, ändrar och stänger av dem. Du behöver vara **Super Admin**.',
  sources: [
    {
      title: 'Google: About automated user provisioning',
      url: 'https://support.google.com/a/topic/6400789',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Ta en SAML-applikation',
      minutes: 3,
      blocks: [
        text(
          'Google provisionerar bara ur en SAML-applikation. I [Admin console](https://admin.google.com): **Apps** → **Web and mobile apps**. Öppna den som ni loggar in med, eller **Add app** → **Add custom SAML app**.',
        ),
        text('Under **User access** måste den stå på **ON** för dem som du vill skicka.'),
        problems([
          'Applikationen har inget avsnitt **Autoprovisioning**.',
          'Google erbjuder det inte för den applikationen eller utgåvan. Ta **Annan SCIM 2.0** med ett verktyg som kan skicka, eller släpp in personer vid deras första inloggning (se guiden till Auth0, den första vägen).',
        ]),
      ],
    },
    {
      id: 'connect',
      title: 'Anslut den',
      minutes: 2,
      doneBy: 'connection',
      blocks: [
        text('I applikationen: **Autoprovisioning** → **Configure autoprovisioning**.'),
        value('token', 'Access token'),
        live('token'),
        text('Tryck på **Continue**.'),
        value('baseUrl', 'Endpoint URL'),
        text('Tryck på **Continue**: Google testar anslutningen med den.'),
        drawing({
          caption: 'Autoprovisioning: Access token är ifylld, och Continue trycks ned.',
          title: 'Autoprovisioning',
          rows: [
            { kind: 'field', label: 'Access token', value: 'rcl_••••••••••••••••' },
            { kind: 'buttons', labels: ['Cancel', 'Continue'], press: 'Continue' },
          ],
        }),
        live('connection'),
        problems([
          'Slutpunkten nekas.',
          'Hela Access token klistrades inte in, eller så är Endpoint URL en annan. Kopiera båda igen.',
        ]),
      ],
    },
    {
      id: 'mapping',
      title: 'Kontrollera attributen',
      minutes: 1,
      blocks: [
        {
          kind: 'table',
          caption: 'Attribut som används här',
          columns: ['Här', 'I Google Workspace'],
          rows: [
            ['`userName`', '**Username** (den primära e-postadressen)'],
            ['`emails.value`', '**Primary email**'],
            ['`name.givenName`', '**First name**'],
            ['`name.familyName`', '**Last name**'],
          ],
        },
        problems([
          'Personer kommer som ofullständiga.',
          'En mappning ovan saknas. **Personer** nämner attributet som inte kom.',
        ]),
      ],
    },
    {
      id: 'start',
      title: 'Välj vilka som skickas, och slå på det',
      minutes: 2,
      doneBy: 'people',
      blocks: [
        list(
          '**Provisioning scope**: välj grupper, eller låt det gälla alla som har applikationen.',
          '**Deprovisioning**: stäng av genast och ta bort senare, som du vill. Avstängd räcker för att avsluta åtkomsten här.',
          'Tryck på **Finish**, och ställ sedan **Autoprovisioning** på **Active**.',
        ),
        live('people'),
        note(
          'Google skickar personer; om grupper följer med beror på er utgåva. Utan grupper får alla standardrollen, och du låser de andras roller under **Personer**.',
        ),
        live('groups'),
        problems([
          'Aktiv i en timme, och ingen kommer.',
          'Den första synkroniseringen kan ta några timmar. Om **Autoprovisioning** visar fel säger **Aktivitet** här vad som nekades.',
        ]),
      ],
    },
    giveRoles,
  ],
};
