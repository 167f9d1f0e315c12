import type { Database } from '@rollcall/db';
import { ownerColumns, type Principal } from '#domain/accounts/principal.ts';

/** For somebody who lost all of them: they set up new ones at the next sign-in, and are signed out everywhere. */
export async function resetSecondFactors(db: Database, principal: Principal): Promise<void> {
  const where = ownerColumns(principal);
  await db.transaction(async (tx) => {
    await tx.passkey.deleteMany({ where });
    await tx.authenticatorApp.deleteMany({ where });
    await tx.recoveryCode.deleteMany({ where });
    await tx.session.deleteMany({ where });
  });
}
