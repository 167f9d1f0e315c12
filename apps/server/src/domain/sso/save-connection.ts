import { randomUUID } from 'node:crypto';
import type { SsoProvider } from '@rollcall/access';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { sealedColumns } from '#domain/secrets/sealed-columns.ts';
import type { SecretBox } from '#domain/secrets/secret-box.ts';
import { AppError } from '#errors.ts';

export type NewConnection = {
  readonly provider: SsoProvider;
  /** As its discovery document says it. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null: the one that is stored for the same issuer and client id. */
  readonly clientSecret: string | null;
  readonly hostedDomain: string | null;
};

/**
 * Keeps a connection to be tested. What is on stays on and as it is; a draft from before is replaced. The rules on who
 * gets in are taken over.
 * @throws invalid without a secret
 */
export async function saveConnection(
  scope: ActorScope,
  secrets: SecretBox,
  given: NewConnection,
): Promise<void> {
  const { db, organizationId, actor } = scope;
  const { provider, issuer, clientId, hostedDomain } = given;
  const id = randomUUID();
  await db.transaction(async (tx) => {
    const existing = await tx.ssoConnection.findMany({
      where: { organizationId },
      orderBy: { state: 'asc' },
    });
    const draft = existing.find(({ state }) => state !== 'on');
    const before = draft ?? existing[0];
    const same = [draft, ...existing].find((row) => row?.issuer === issuer && row.clientId === clientId);
    const secret =
      given.clientSecret ??
      (same && secrets.open(same.clientSecretSealed, placeOf(organizationId, same.id))) ??
      refuseWithoutSecret();
    if (draft)
      await tx.ssoConnection.delete({ where: { organizationId_id: { organizationId, id: draft.id } } });
    await tx.ssoConnection.create({
      data: {
        organizationId,
        id,
        provider,
        issuer,
        clientId,
        hostedDomain,
        clientSecretSealed: secrets.seal(secret, placeOf(organizationId, id)),
        createdBy: actor.name,
        ssoOnly: existing.find(({ state }) => state === 'on')?.ssoOnly ?? false,
        justInTime: before?.justInTime ?? true,
      },
    });
    await recordAudit(tx, scope, {
      action: 'sso.saved',
      target: { kind: 'sso_connection', id, name: issuer },
      ...(before && {
        before: { provider: before.provider, issuer: before.issuer, clientId: before.clientId },
      }),
      after: { provider, issuer, clientId, hostedDomain, newSecret: given.clientSecret !== null },
    });
  });
}

export function clientSecretOf(
  secrets: SecretBox,
  organizationId: string,
  { id, clientSecretSealed }: { id: string; clientSecretSealed: string },
): string {
  return secrets.open(clientSecretSealed, placeOf(organizationId, id));
}

function placeOf(organizationId: string, connectionId: string) {
  return { in: sealedColumns.ssoClientSecret, key: [organizationId, connectionId] };
}

function refuseWithoutSecret(): never {
  throw new AppError(
    'invalid',
    'Enter the client secret. It is not known yet for this issuer and client id.',
  );
}
