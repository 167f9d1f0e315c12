import type { Database } from '@rollcall/db';
import { ownerColumns, type Principal } from '#domain/accounts/principal.ts';

export type SecondFactors = {
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: Date;
    readonly lastUsedAt: Date | null;
  }[];
  readonly authenticatorApp: { readonly since: Date } | null;
  readonly recoveryCodesLeft: number;
};

/** What somebody can show, beside a password or a link, that it is them. */
export async function secondFactorsOf(db: Database, principal: Principal): Promise<SecondFactors> {
  const owner = ownerColumns(principal);
  const [passkeys, app, recoveryCodesLeft] = await Promise.all([
    db.prisma.passkey.findMany({
      where: owner,
      select: { credentialId: true, name: true, createdAt: true, lastUsedAt: true },
      orderBy: { createdAt: 'asc' },
    }),
    db.prisma.authenticatorApp.findFirst({
      where: { ...owner, confirmedAt: { not: null } },
      select: { confirmedAt: true },
    }),
    db.prisma.recoveryCode.count({ where: { ...owner, usedAt: null } }),
  ]);
  return {
    passkeys: passkeys.map(({ credentialId, ...rest }) => ({ id: credentialId, ...rest })),
    authenticatorApp: app?.confirmedAt ? { since: app.confirmedAt } : null,
    recoveryCodesLeft,
  };
}

/** Which kinds there are: asked at each request of a session that has shown none. */
export async function secondFactorKinds(
  db: Database,
  { kind, id }: Principal,
): Promise<{ app: boolean; passkey: boolean }> {
  const column = kind === 'account' ? 'account_id' : 'staff_account_id';
  const [found] = await db.query<{ app: boolean; passkey: boolean }>(
    {
      name: `second_factors_${kind}`,
      text: `SELECT
        EXISTS (SELECT FROM authenticator_app WHERE ${column} = $1::uuid AND confirmed_at IS NOT NULL) AS app,
        EXISTS (SELECT FROM passkey WHERE ${column} = $1::uuid) AS passkey`,
    },
    [id],
  );
  return found ?? { app: false, passkey: false };
}
