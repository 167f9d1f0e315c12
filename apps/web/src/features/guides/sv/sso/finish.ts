import { list, problems, text } from '#features/guides/guide-blocks.ts';
import { enterHere, type GuideStep } from '#features/guides/guide-document.ts';

/** The last step of every guide: what was made over there is entered, tried and switched on here. */
export function enterAndTest(values: string): GuideStep {
  return {
    id: enterHere,
    title: 'Ange det här, testa det, slå på det',
    minutes: 2,
    blocks: [
      list(
        'I portalen: **Inställningar** → **Enkel inloggning**, välj din leverantör.',
        `Ange ${values}. Det som din leverantör säger om sig själv kontrolleras innan något sparas.`,
        'Tryck på **Testa inloggning**. Det visar vad din leverantör säger om dig; ingen påverkas än.',
        'Tryck på **Slå på**. Från och med nu kan alla logga in genom den.',
      ),
      text(
        'Verifiera domänen för era adresser under **Inställningar** → **Domäner**: då skickas den som anger en sådan adress på inloggningssidan till din leverantör.',
      ),
      problems(
        [
          'Testet slutar med ”Klienthemligheten nekades”',
          'Hemligheten kopierades utan sina sista tecken, eller så har den gått ut. Skapa en ny och spara den.',
        ],
        [
          'Leverantören visar ett fel om omdirigerings-URI:n (redirect URI)',
          'Den måste stå där precis som den visas i det första steget, med `https://` och utan snedstreck på slutet.',
        ],
      ),
    ],
  };
}
