import type { ActorScope } from '#domain/scope.ts';
import { endWithheld } from './end-withheld.ts';
import { lockWithheld, type WithheldSelection } from './lock-withheld.ts';

/**
 * Lets pending removals take effect now. Those that were decided or taken back in the meantime are passed over.
 * Whoever administers last loses it too, if the IdP ended their access; a lockout hold catches a lost role.
 */
export async function allowRemovals(
  scope: ActorScope,
  selection: WithheldSelection,
): Promise<{ people: number }> {
  return await scope.db.transaction(async (tx) => {
    const people = await lockWithheld(tx, scope.organizationId, { state: 'pending', selection });
    if (people.length > 0) await endWithheld(tx, scope, { people, action: 'removal.allowed' });
    return { people: people.length };
  });
}
