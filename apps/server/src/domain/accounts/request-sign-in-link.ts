import type { Language } from '@rollcall/access';
import { enqueue } from '#domain/jobs/enqueue.ts';
import type { Database } from '#domain/scope.ts';
import { parseEmail } from './email-address.ts';

/**
 * Has a sign-in link sent to this address, if somebody has it. Whether they do is found out by the job, so that neither
 * the answer nor the time that it takes says anything. @throws invalid for what is no address
 */
export async function requestSignInLink(
  db: Database,
  { email, language = 'en' }: { email: string; language?: Language | undefined },
): Promise<void> {
  const data = { email: parseEmail(email), language };
  await db.transaction((tx) => enqueue({ db, tx }, 'send-sign-in-link', data));
}
