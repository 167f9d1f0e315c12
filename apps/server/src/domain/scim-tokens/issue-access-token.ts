import type { Database, Statement } from '@rollcall/db';
import { authenticateClient, type Caller } from './authenticate.ts';
import { generateToken } from './token-format.ts';

const lifetimeSeconds = 3_600;

const storeAccessToken: Statement = {
  name: 'store_access_token',
  text: `WITH expired AS (
      DELETE FROM access_token
      WHERE organization_id = $1 AND directory_id = $2 AND token_id = $3 AND expires_at < now() - interval '1 day'
    )
    INSERT INTO access_token (organization_id, directory_id, token_id, secret_hash, expires_at)
    VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
};

/**
 * Gives an OAuth client an access token for its secret (RFC 6749 section 4.4). It ends with the client: revoking the
 * credential ends every access token at once.
 * @throws AppError unauthenticated.
 */
export async function issueAccessToken(
  db: Database,
  client: { clientId: string; clientSecret: string },
  caller: Caller,
): Promise<{ accessToken: string; expiresInSeconds: number }> {
  const { scope, providerId } = await authenticateClient(db, client, caller);
  const { organizationId, directoryId, tokenId } = scope;
  const { token, secretHash } = generateToken(providerId, tokenId);
  await db.query(storeAccessToken, [organizationId, directoryId, tokenId, secretHash, lifetimeSeconds]);
  return { accessToken: token, expiresInSeconds: lifetimeSeconds };
}
