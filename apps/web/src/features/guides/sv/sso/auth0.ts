import { list, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { enterAndTest } from './finish.ts';

export const auth0: Guide = {
  name: 'auth0',
  title: 'Auth0',
  lead: 'Personer loggar in med Auth0, vad som än står bakom. Auth0 kan inte skicka personer hit: den som loggar in för första gången blir medlem, och en administratör höjer rollen. Du behöver vara **Admin** eller **Editor - Specific Apps**.',
  sources: [
    {
      title: 'Auth0: Register Regular Web Applications',
      url: 'https://auth0.com/docs/get-started/auth0-overview/create-applications/regular-web-apps',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Skapa en applikation',
      minutes: 2,
      blocks: [
        list(
          'I Auth0 Dashboard: **Applications** → **Applications** → **Create Application**.',
          'Ge den namn efter den här produkten, välj **Regular Web Applications**, tryck på **Create**.',
          'Klistra under **Settings** in adressen nedan i **Allowed Callback URLs**, tryck sedan på **Save Changes**.',
        ),
        value('redirectUri', 'Allowed Callback URLs'),
        problems([
          'Callback URL mismatch',
          'Adressen saknas under **Allowed Callback URLs**, eller skiljer sig på ett tecken.',
        ]),
      ],
    },
    {
      id: 'people',
      title: 'Välj vilka som får logga in',
      minutes: 1,
      blocks: [
        text(
          'Applikationens **Connections**: låt bara de vara på vars personer hör till er organisation. Slå på **Disable Sign Ups** för en databasanslutning, annars kan vem som helst skaffa sig ett konto.',
        ),
        note(
          'Auth0 säger för varje adress om den är verifierad. Den som inte har följt länken i dess mejl nekas här, om inte domänen är verifierad under **Inställningar** → **Domäner**.',
        ),
      ],
    },
    {
      id: 'tile',
      title: 'Låt Auth0 starta inloggningen',
      minutes: 1,
      blocks: [
        text(
          'Auth0 skickar personer hit när en av deras länkar är för gammal. **Settings** → **Application URIs**:',
        ),
        value('startUrl', 'Application Login URI'),
      ],
    },
    enterAndTest('**Domain**, **Client ID** och **Client Secret** från applikationens **Settings**'),
  ],
};
