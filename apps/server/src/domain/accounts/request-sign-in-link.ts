import { enqueue } from '#domain/jobs/enqueue.ts';
import type { Database } from '#domain/scope.ts';
import { parseEmail } from './email-address.ts';

/**
 * Has a sign-in link sent to this address, if somebody has it. Whether they do is found out by the job, so that neither
 * the answer nor the time that it takes says anything. @throws invalid for what is no address
 */
export async function requestSignInLink(db: Database, email: string): Promise<void> {
  const address = parseEmail(email);
  await db.transaction((tx) => enqueue({ db, tx }, 'send-sign-in-link', { email: address }));
}
