import { docs } from './docs.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';

/** What is read before somebody is signed in: few, so that the sign-in page is there at once. */
export const front = { ...shell, ...signIn, ...docs } as const;
