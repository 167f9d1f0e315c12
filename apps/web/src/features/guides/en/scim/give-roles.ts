import { live, problems, text } from '#features/guides/guide-blocks.ts';
import type { GuideStep } from '#features/guides/guide-document.ts';

/** The last step of every guide, which is done in the portal. */
export const giveRoles: GuideStep = {
  id: 'roles',
  title: 'Give groups a role',
  minutes: 1,
  doneBy: 'mapped',
  blocks: [
    text(
      'In the portal under **Groups & roles**, choose a role for each group that decides something. Everybody in no such group gets the default role. Before anything is saved you see whose role changes.',
    ),
    live('mapped'),
    problems([
      'A save is refused because nobody could administer any more.',
      'Give the admin role to a group that one of you is in, or pin an admin under **People**.',
    ]),
  ],
};
