import { list, problems, text } from '#features/guides/guide-blocks.ts';
import { enterHere, type GuideStep } from '#features/guides/guide-document.ts';

/** The last step of every guide: what was made over there is entered, tried and switched on here. */
export function enterAndTest(values: string): GuideStep {
  return {
    id: enterHere,
    title: 'Enter it here, test it, switch it on',
    minutes: 2,
    blocks: [
      list(
        'In the portal: **Settings** → **Single sign-on**, choose your provider.',
        `Enter ${values}. What your provider says of itself is checked before anything is saved.`,
        'Press **Test sign-in**. It shows what your provider says of you; nobody is affected yet.',
        'Press **Switch on**. From now on everybody can sign in through it.',
      ),
      text(
        'Prove the domain of your addresses under **Settings** → **Domains**: then whoever enters such an address on the sign-in page is sent to your provider.',
      ),
      problems(
        [
          'The test ends with “The client secret was refused”',
          'The secret was copied without its last characters, or it has expired. Make a new one and save it.',
        ],
        [
          'The provider shows an error about the redirect URI',
          'It must be there exactly as it is shown in the first step, with `https://` and without a slash at the end.',
        ],
      ),
    ],
  };
}
