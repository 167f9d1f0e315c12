import type { Database } from '@rollcall/db';
import { ownerColumns, type Principal } from '#domain/accounts/principal.ts';
import { sealedColumns } from '#domain/secrets/sealed-columns.ts';
import type { SecretBox } from '#domain/secrets/secret-box.ts';

/** Keeps the secret of an app that somebody is setting up, in place of one that they began with before. */
export async function keepAuthenticatorSecret(
  { db, secrets }: { db: Database; secrets: SecretBox },
  principal: Principal,
  secret: string,
): Promise<void> {
  const owner = ownerColumns(principal);
  await db.transaction(async (tx) => {
    await tx.authenticatorApp.deleteMany({ where: { ...owner, confirmedAt: null } });
    // Its place is part of the seal, so the row comes first.
    const { id } = await tx.authenticatorApp.create({ data: { ...owner, secretSealed: '' } });
    const secretSealed = secrets.seal(secret, { in: sealedColumns.authenticatorSecret, key: [id] });
    await tx.authenticatorApp.update({ where: { id }, data: { secretSealed } });
  });
}

export type AuthenticatorApp = { readonly id: string; readonly secret: string; readonly confirmed: boolean };

/** With its secret. Null when there is none. */
export async function authenticatorAppOf(
  { db, secrets }: { db: Database; secrets: SecretBox },
  principal: Principal,
): Promise<AuthenticatorApp | null> {
  const app = await db.prisma.authenticatorApp.findFirst({ where: ownerColumns(principal) });
  if (!app) return null;
  const secret = secrets.open(app.secretSealed, { in: sealedColumns.authenticatorSecret, key: [app.id] });
  return { id: app.id, secret, confirmed: app.confirmedAt !== null };
}

/** Notes that the code of this step of time was given. False when it, or a later one, was before. */
export async function takeCode(db: Database, id: string, step: number): Promise<boolean> {
  const taken = await db.query(
    {
      text: `UPDATE authenticator_app SET last_step = $2, confirmed_at = coalesce(confirmed_at, now())
             WHERE id = $1::uuid AND last_step < $2 RETURNING 1`,
    },
    [id, step],
  );
  return taken.length > 0;
}

export async function removeAuthenticatorApp(db: Database, principal: Principal): Promise<void> {
  const owner = ownerColumns(principal);
  await db.transaction(async (tx) => {
    await tx.authenticatorApp.deleteMany({ where: owner });
    await tx.recoveryCode.deleteMany({ where: owner });
  });
}
