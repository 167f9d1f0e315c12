import type { BenchmarkPostgres } from '../benchmark-postgres.ts';
import { scimPath } from '../installation.ts';
import { send, type Target } from '../load.ts';
import type { Tenant } from '../tenant.ts';

/** A user as our endpoint answers it, with what the benchmark asks of it. */
export type PushedUser = {
  readonly id: string;
  readonly userName: string;
  readonly [attribute: string]: unknown;
};

/** All users of the directory, as answered. */
export async function readPushedUsers(target: Target): Promise<PushedUser[]> {
  const users: PushedUser[] = [];
  for (;;) {
    const path = `${scimPath}/Users?startIndex=${users.length + 1}&count=500`;
    const list: { totalResults: number; Resources: PushedUser[] } = JSON.parse(
      await send(target, { method: 'GET', path, status: 200 }),
    );
    users.push(...list.Resources);
    if (users.length >= list.totalResults) return users;
  }
}

/** Gives the ceiling the same rows with the whole answers as documents, so that it has nothing to assemble. */
export async function copyToCeiling(
  { administer }: Pick<BenchmarkPostgres, 'administer'>,
  { organizationId, directoryId }: Tenant,
  users: readonly PushedUser[],
): Promise<void> {
  await administer(
    `INSERT INTO ceiling.directory_user
      (organization_id, directory_id, id, member_id, user_name, external_id, active, display_name, email, document)
    SELECT u.organization_id, u.directory_id, u.id, u.member_id, u.user_name, u.external_id, u.active, u.display_name, u.email, answer.document
    FROM jsonb_array_elements($3::jsonb) AS answer(document)
    JOIN public.directory_user u
      ON u.organization_id = $1 AND u.directory_id = $2 AND u.id = (answer.document ->> 'id')::uuid`,
    [organizationId, directoryId, JSON.stringify(users)],
  );
}
