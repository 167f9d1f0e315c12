import { timingSafeEqual } from 'node:crypto';
import { brand, isRequiredAttribute } from '@rollcall/access';
import type { Database, Statement } from '@rollcall/db';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import type { DirectoryScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { type ParsedToken, parseToken } from './token-format.ts';

/** Where a request came from, as the list of tokens shows it. */
export type Caller = { readonly address: string | null; readonly client: string | null };

export type Authenticated = {
  readonly scope: DirectoryScope;
  readonly providerId: string;
  /** When the token ends by itself. */
  readonly goodUntilMs: number;
};

/** Why a token whose public id is known was refused. */
export type FailureReason =
  | 'wrong_secret'
  | 'expired'
  | 'revoked'
  | 'retired'
  | 'suspended'
  | 'other_directory'
  | 'truncated'
  /** The id was sent, as if it were the secret. */
  | 'id_alone'
  /** The secret of an OAuth client was sent as a bearer token. */
  | 'client_secret';

type CredentialRow = {
  organization_id: string;
  directory_id: string;
  provider_id: string;
  provider: string;
  kind: string;
  secret_hash: Buffer;
  expired: boolean;
  revoked: boolean;
  /** Another directory has replaced the credential's. */
  retired: boolean;
  /** Support has stopped its directory. */
  suspended: boolean;
  /** Of the access token, where the credential is a client; null when it was never given out. */
  access_expired: boolean | null;
  good_until: Date;
  use_is_noted: boolean;
  refused_without: string[];
};

const findCredential: Statement = {
  name: 'find_credential',
  text: `SELECT c.organization_id, c.directory_id, p.provider_id, d.provider, c.kind, c.secret_hash,
      c.expires_at <= now() AS expired, c.revoked_at IS NOT NULL AS revoked,
      d.retired_at IS NOT NULL AS retired, d.suspended_at IS NOT NULL AS suspended,
      a.expires_at <= now() AS access_expired,
      least(c.expires_at, a.expires_at) AS good_until,
      c.last_used_at > now() - interval '1 minute' AS use_is_noted,
      CASE WHEN o.strict_attributes THEN o.required_attributes ELSE '{}' END AS refused_without
    FROM credential_id i
    JOIN scim_credential c USING (organization_id, directory_id, token_id)
    JOIN provider_id p USING (organization_id, directory_id)
    JOIN directory d ON d.organization_id = c.organization_id AND d.id = c.directory_id
    JOIN organization o ON o.id = c.organization_id
    LEFT JOIN access_token a ON c.kind = 'client' AND a.organization_id = c.organization_id
      AND a.directory_id = c.directory_id AND a.token_id = c.token_id AND a.secret_hash = $2
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
    DO UPDATE SET count = f.count + 1, last_at = now(), address = $5, client = $6 WHERE f.count < ${failuresPerMinuteMax}`,
};

const refusals: Readonly<Record<FailureReason | 'foreign' | 'unknown', string>> = {
  foreign: 'The token is not one of ours. Copy it again from the portal, from rcl_ to the end.',
  unknown: 'There is no such token. Create one in the portal and paste it into the identity provider.',
  truncated: 'The token is incomplete. Copy it again from the portal, from rcl_ to the end.',
  id_alone:
    'This is the id of a token, not the token. The portal shows the token itself once, when it is created.',
  client_secret:
    'This is the secret of an OAuth client, which is exchanged for a token at the token URL. To paste a token, create one in the portal.',
  wrong_secret:
    'The token is not valid. Create a new one in the portal and paste it into the identity provider.',
  other_directory: 'The token belongs to another directory than the name after its colon says.',
  expired: 'The token has expired. Create a new one in the portal and paste it into the identity provider.',
  retired:
    'This connection was retired: another identity provider has taken its place. Turn provisioning off in this one.',
  suspended: `The support of ${brand.productName} has suspended this connection. Nobody's access has changed. The portal says why under Settings; ask support to resume it.`,
  revoked: 'The token was revoked. Create a new one in the portal and paste it into the identity provider.',
};

/**
 * Who a bearer token speaks for: the token of a directory, or an access token that a client of the directory got for
 * its secret. A refusal of a token whose public id is known is counted in its directory, so that an admin sees why
 * their identity provider went silent.
 * @throws AppError unauthenticated; forbidden while the directory is suspended.
 */
export async function authenticate(db: Database, bearer: string, caller: Caller): Promise<Authenticated> {
  return await verify(db, bearer, {
    caller,
    failureOf: (token, row) => secretFailure(token, row) ?? lifeFailure(row),
  });
}

/**
 * Whose client a secret is (RFC 6749 section 2.3.1).
 * @throws AppError unauthenticated; forbidden while the directory is suspended.
 */
export async function authenticateClient(
  db: Database,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  caller: Caller,
): Promise<Authenticated> {
  const failureOf = (token: Token, row: CredentialRow) =>
    row.kind === 'client' && token.tokenId === clientId
      ? (ownSecretFailure(token, row) ?? lifeFailure(row))
      : 'wrong_secret';
  return await verify(db, clientSecret, { caller, failureOf });
}

type Token = Extract<ParsedToken, { kind: 'token' }>;

async function verify(
  db: Database,
  text: string,
  given: { caller: Caller; failureOf: (token: Token, row: CredentialRow) => FailureReason | null },
): Promise<Authenticated> {
  const token = parseToken(text);
  if (token.kind === 'foreign') throw refused('foreign');
  const hash = token.kind === 'token' ? token.secretHash : null;
  const [row] = await db.query<CredentialRow>(findCredential, [token.tokenId, hash]);
  if (!row) throw refused('unknown');

  const key = [row.organization_id, row.directory_id, token.tokenId];
  const { address, client } = given.caller;
  const failure = token.kind === 'token' ? given.failureOf(token, row) : unreadable[token.kind];
  if (failure) {
    await db.query(countFailure, [...key, failure, address, client]);
    throw refused(failure);
  }
  if (!row.use_is_noted) await db.query(noteUse, [...key, address, client]);
  const scope = {
    db,
    organizationId: row.organization_id,
    directoryId: row.directory_id,
    provider: providerFromDatabase(row.provider),
    tokenId: token.tokenId,
    refusedWithout: row.refused_without.filter(isRequiredAttribute),
  };
  return { scope, providerId: row.provider_id, goodUntilMs: row.good_until.getTime() };
}

/** What is wrong with what names a token and is none. */
const unreadable = { damaged: 'truncated', id: 'id_alone' } as const;

/** The secret decides before anything else is said of a credential. */
function secretFailure(token: Token, row: CredentialRow): FailureReason | null {
  if (row.kind !== 'client') return ownSecretFailure(token, row);
  // Found by its hash: what an attacker could learn from the time of that is a hash of 256 random bits.
  if (row.access_expired === null) {
    return timingSafeEqual(token.secretHash, row.secret_hash) ? 'client_secret' : 'wrong_secret';
  }
  return row.access_expired ? 'expired' : otherDirectory(token, row);
}

function ownSecretFailure(token: Token, row: CredentialRow): FailureReason | null {
  return timingSafeEqual(token.secretHash, row.secret_hash) ? otherDirectory(token, row) : 'wrong_secret';
}

/** A name that only ends too early was not pasted whole: nobody writes the name of another directory there by hand. */
function otherDirectory({ providerId }: Token, row: CredentialRow): FailureReason | null {
  if (providerId === row.provider_id) return null;
  return row.provider_id.startsWith(providerId) ? 'truncated' : 'other_directory';
}

function lifeFailure({ retired, revoked, expired, suspended }: CredentialRow): FailureReason | null {
  if (retired) return 'retired';
  if (revoked) return 'revoked';
  if (expired) return 'expired';
  return suspended ? 'suspended' : null;
}

function refused(reason: keyof typeof refusals): AppError {
  // There is nothing wrong with the token of a suspended directory: another one would not help.
  return new AppError(reason === 'suspended' ? 'forbidden' : 'unauthenticated', refusals[reason]);
}
