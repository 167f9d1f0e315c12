import { timingSafeEqual } from 'node:crypto';
import type { Database, Statement } from '@rollcall/db';
import type { DirectoryScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { parseToken } from './token-format.ts';

/** Where a request came from, as the list of tokens shows it. */
export type Caller = { readonly address: string | null; readonly client: string | null };

type FailureReason = 'wrong_secret' | 'expired' | 'revoked' | 'other_directory' | 'truncated';

type CredentialRow = {
  organization_id: string;
  directory_id: string;
  provider_id: string;
  secret_hash: Buffer;
  expired: boolean;
  revoked: boolean;
  use_is_noted: boolean;
};

const findCredential: Statement = {
  name: 'find_credential',
  text: `SELECT c.organization_id, c.directory_id, p.provider_id, c.secret_hash,
      c.expires_at <= now() AS expired, c.revoked_at IS NOT NULL AS revoked,
      c.last_used_at > now() - interval '1 minute' AS use_is_noted
    FROM credential_id i
    JOIN scim_credential c USING (organization_id, directory_id, token_id)
    JOIN provider_id p USING (organization_id, directory_id)
    WHERE i.token_id = $1`,
};

const noteUse: Statement = {
  name: 'note_use_of_credential',
  text: `WITH used AS (
      UPDATE scim_credential SET last_used_at = now(), last_used_address = $4, last_used_client = $5
      WHERE organization_id = $1 AND directory_id = $2 AND token_id = $3
    )
    UPDATE directory SET last_request_at = now() WHERE organization_id = $1 AND id = $2`,
};

/** More than this in a minute says nothing new. */
const failuresPerMinuteMax = 1_000;

const countFailure: Statement = {
  name: 'count_authentication_failure',
  text: `INSERT INTO authentication_failure AS f (organization_id, directory_id, token_id, minute, reason, count, address, client)
    VALUES ($1, $2, $3, date_trunc('minute', now()), $4, 1, $5, $6)
    ON CONFLICT (organization_id, directory_id, token_id, minute, reason)
    DO UPDATE SET count = f.count + 1, address = $5, client = $6 WHERE f.count < ${failuresPerMinuteMax}`,
};

const refusals: Readonly<Record<FailureReason | 'foreign' | 'unknown', string>> = {
  foreign: 'The token is not one of ours. Copy it again from the portal, from rcl_ to the end.',
  unknown: 'There is no such token. Create one in the portal and paste it into the identity provider.',
  truncated: 'The token is incomplete. Copy it again from the portal, from rcl_ to the end.',
  wrong_secret:
    'The token is not valid. Create a new one in the portal and paste it into the identity provider.',
  other_directory: 'The token belongs to another directory than the name after its colon says.',
  expired: 'The token has expired. Create a new one in the portal and paste it into the identity provider.',
  revoked: 'The token was revoked. Create a new one in the portal and paste it into the identity provider.',
};

/**
 * Who a bearer token speaks for. A refusal of a token whose public id is known is counted in its directory, so that
 * an admin sees why their identity provider went silent.
 * @throws AppError unauthenticated.
 */
export async function authenticate(db: Database, bearer: string, caller: Caller): Promise<DirectoryScope> {
  const token = parseToken(bearer);
  if (token.kind === 'foreign') throw refused('foreign');
  const [credential] = await db.query<CredentialRow>(findCredential, [token.tokenId]);
  if (!credential) throw refused('unknown');

  const scope = {
    db,
    organizationId: credential.organization_id,
    directoryId: credential.directory_id,
    tokenId: token.tokenId,
  };
  const failure = failureOf(token, credential);
  if (failure) {
    const { organizationId, directoryId, tokenId } = scope;
    await db.query(countFailure, [
      organizationId,
      directoryId,
      tokenId,
      failure,
      caller.address,
      caller.client,
    ]);
    throw refused(failure);
  }
  if (!credential.use_is_noted) {
    await db.query(noteUse, [
      scope.organizationId,
      scope.directoryId,
      scope.tokenId,
      caller.address,
      caller.client,
    ]);
  }
  return scope;
}

/** The secret decides before anything else is said of a credential. */
function failureOf(
  token: Exclude<ReturnType<typeof parseToken>, { kind: 'foreign' }>,
  row: CredentialRow,
): FailureReason | null {
  if (token.kind === 'damaged') return 'truncated';
  if (!timingSafeEqual(token.secretHash, row.secret_hash)) return 'wrong_secret';
  if (token.providerId !== row.provider_id) return 'other_directory';
  if (row.revoked) return 'revoked';
  return row.expired ? 'expired' : null;
}

function refused(reason: keyof typeof refusals): AppError {
  return new AppError('unauthenticated', refusals[reason]);
}
