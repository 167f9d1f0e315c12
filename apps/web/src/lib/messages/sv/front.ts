import { docs } from './docs.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';

/** As in English: what is read before somebody is signed in. */
export const front = { ...shell, ...signIn, ...docs };
