import type { Identity } from '#domain/accounts/principal.ts';
import type { Database } from '#domain/scope.ts';
import { secondFactorKinds } from '#domain/second-factors/queries.ts';

/**
 * What a session still has to do before it reaches anything: show a second factor, or, for staff who have none, set one
 * up. Null: nothing.
 */
export type SecondStep = 'verify' | 'set_up' | null;

/**
 * An authenticator app makes a second step for whoever has set one up. Staff need a second factor in any case, where the
 * installation says so (docs/decisions/0025). Who came through single sign-on did there what their organization wants.
 */
export async function secondStepOf(
  db: Database,
  identity: Identity,
  session: { shown: boolean; throughSso: boolean; staffNeedIt: boolean },
): Promise<SecondStep> {
  if (session.shown || session.throughSso) return null;
  const { app, passkey } = await secondFactorKinds(db, identity);
  const needed = identity.kind === 'staff' && session.staffNeedIt;
  if (app || (needed && passkey)) return 'verify';
  return needed ? 'set_up' : null;
}
