import type { ActorScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { closeAccesses } from './end-access.ts';

/** An admin of the customer shows support out. One that has ended already is no error. @throws not_found */
export async function endAccessOfStaff(scope: ActorScope, id: string): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    if ((await tx.supportAccess.count({ where: { organizationId, id } })) === 0) throw notFound('access');
    await closeAccesses(tx, scope, { id });
  });
}
