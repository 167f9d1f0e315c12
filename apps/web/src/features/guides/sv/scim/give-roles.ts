import { live, problems, text } from '#features/guides/guide-blocks.ts';
import type { GuideStep } from '#features/guides/guide-document.ts';

/** The last step of every guide, which is done in the portal. */
export const giveRoles: GuideStep = {
  id: 'roles',
  title: 'Ge grupper en roll',
  minutes: 1,
  doneBy: 'mapped',
  blocks: [
    text(
      'Välj i portalen under **Grupper och roller** en roll för varje grupp som avgör något. Alla som inte är med i en sådan grupp får standardrollen. Innan något sparas ser du vems roll som ändras.',
    ),
    live('mapped'),
    problems([
      'En sparning nekas eftersom ingen längre skulle kunna administrera.',
      'Ge administratörsrollen till en grupp som en av er är med i, eller lås en administratör under **Personer**.',
    ]),
  ],
};
