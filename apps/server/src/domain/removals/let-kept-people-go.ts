import { refuseLockout } from '#domain/roles/refuse-lockout.ts';
import type { ActorScope } from '#domain/scope.ts';
import { endWithheld } from './end-withheld.ts';
import { lockWithheld } from './lock-withheld.ts';

/**
 * Ends what an admin kept against the IdP: its word counts again.
 * @throws conflict when nobody who administers would be left
 */
export async function letKeptPeopleGo(
  scope: ActorScope,
  memberIds: readonly string[],
): Promise<{ people: number }> {
  const { db, organizationId } = scope;
  return await db.transaction(async (tx) => {
    const people = await lockWithheld(tx, organizationId, { state: 'kept', selection: { memberIds } });
    if (people.length === 0) return { people: 0 };
    await refuseLockout(tx, organizationId, () =>
      endWithheld(tx, scope, { people, action: 'removal.kept_ended' }),
    );
    return { people: people.length };
  });
}
