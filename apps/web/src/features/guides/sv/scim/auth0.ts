import action from '#features/guides/auth0-post-login-action.cjs?raw';
import { list, live, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';

export const auth0: Guide = {
  name: 'auth0',
  title: 'Auth0, eller en identitetsleverantör som inte kan skicka',
  lead: 'Auth0 tar emot personer från annat håll med SCIM men skickar inte sina egna. Det finns tre vägar runt det; den tredje konfigureras här.',
  sources: [
    {
      title: 'Auth0: Post-login trigger',
      url: 'https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger',
    },
    { title: 'Auth0: Inbound SCIM', url: 'https://auth0.com/docs/authenticate/protocols/scim' },
  ],
  steps: [
    {
      id: 'way',
      title: 'Välj en väg',
      minutes: 2,
      blocks: [
        {
          kind: 'ways',
          ways: [
            {
              title: '1. Släpp in personer när de loggar in första gången',
              blocks: [
                text(
                  'Ingen provisionering behöver konfigureras. Den som loggar in är därefter medlem med standardrollen, och du låser de andras roller under **Personer**. Bra för små grupper. Den som har slutat står kvar i listan men kan inte längre logga in.',
                ),
              ],
            },
            {
              title: '2. Skicka därifrån Auth0 har sina personer',
              blocks: [
                text(
                  'Auth0 hämtar ofta sina personer från Entra ID eller Okta. Anslut den här, bredvid Auth0: då kommer personer och grupper innan någon loggar in, och försvinner när de slutar. Den bästa vägen där den går. Gå tillbaka till **Konfiguration** och välj den där.',
                ),
              ],
            },
            {
              title: '3. Låt Auth0 berätta vid varje inloggning',
              blocks: [
                text(
                  'En Post-Login Action slår upp en person här och skapar eller ändrar den. Den tar inte med några grupper, och ingen berättar när någon slutar. Den stoppar aldrig en inloggning. Stegen nedan konfigurerar den.',
                ),
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'action',
      title: 'Skapa åtgärden',
      minutes: 2,
      blocks: [
        list(
          'I Auth0 Dashboard: **Actions** → **Library** → **Create Action** → **Build from scratch**.',
          'Ge den ett namn, välj utlösaren **Login / Post Login** och den senaste körmiljön, och tryck på **Create**.',
          'Ersätt det som står i redigeraren med det här skriptet.',
        ),
        { kind: 'code', label: 'Post-Login Action', code: action },
      ],
    },
    {
      id: 'secrets',
      title: 'Ge den dess hemligheter',
      minutes: 2,
      blocks: [
        text('I redigeraren till vänster: nyckeln, **Add Secret**, två gånger.'),
        value('baseUrl', 'SCIM_BASE_URL'),
        value('token', 'SCIM_TOKEN'),
        live('token'),
        note(
          'En tenant med flera applikationer: en tredje hemlighet, `CLIENT_ID`, med klient-id:t för den som hör till den här produkten. Andra inloggningar lämnas då i fred.',
        ),
        text('Tryck på **Deploy**.'),
      ],
    },
    {
      id: 'trigger',
      title: 'Lägg den i flödet och logga in',
      minutes: 2,
      doneBy: 'people',
      blocks: [
        text(
          '**Actions** → **Triggers** → **post-login**: dra åtgärden mellan **Start** och **Complete**, tryck sedan på **Apply**. Logga själv in en gång.',
        ),
        live('connection'),
        live('people'),
        problems(
          [
            'Du loggade in, och inget kommer.',
            'Är din e-postadress verifierad i Auth0? Åtgärden utelämnar dem som den inte kan vara säker på. Dess logg finns under **Monitoring** → **Actions Logs**.',
          ],
          [
            'Loggen säger `401`.',
            'Hela hemligheten `SCIM_TOKEN` klistrades inte in. Skapa en token till här och byt ut den.',
          ],
          ['Loggen säger `404`.', 'Hemligheten `SCIM_BASE_URL` är en annan. Kopiera den igen.'],
        ),
      ],
    },
    {
      id: 'roles',
      title: 'Ge personer deras roller',
      minutes: 1,
      blocks: [
        text(
          'Alla som loggar in får standardrollen. Lås under **Personer** rollen för dem som ska ha en annan. Grupper visas bara där en annan anslutning skickar dem.',
        ),
        problems([
          'Ingen har någon annan roll än standardrollen.',
          'Så är det utan grupper. Lås roller för personer, eller anslut även identitetsleverantören bakom Auth0 (den andra vägen).',
        ]),
      ],
    },
  ],
};
