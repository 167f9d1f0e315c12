import type { Provider } from '@rollcall/access';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';

type MovingDirectory = {
  readonly id: string;
  readonly name: string;
  readonly provider: Provider;
  readonly lastRequestAt: Date | null;
};

/** The organization changes its identity provider. */
export type Move = {
  readonly from: MovingDirectory & { readonly retiredAt: Date | null; readonly retiredBy: string | null };
  readonly to: MovingDirectory;
  readonly startedAt: Date;
  readonly startedBy: string;
};

/** Which directory takes the place of this one, or null. @throws not_found for the directory */
export async function findMove(
  { db, organizationId }: OrganizationScope,
  directoryId: string,
): Promise<Move | null> {
  const directory = await db.prisma.directory.findUnique({
    where: { organizationId_id: { organizationId, id: directoryId } },
    include: { moveFrom: { include: { to: true } } },
  });
  if (!directory) throw notFound('directory');
  const { moveFrom, retiredAt, retiredBy } = directory;
  if (!moveFrom) return null;
  const { to, startedAt, startedBy } = moveFrom;
  return {
    from: { ...movingDirectory(directory), retiredAt, retiredBy },
    to: movingDirectory(to),
    startedAt,
    startedBy,
  };
}

/** @throws not_found for the directory, and when no other takes its place */
export async function getMove(scope: OrganizationScope, directoryId: string): Promise<Move> {
  const move = await findMove(scope, directoryId);
  if (!move) throw notFound('move');
  return move;
}

function movingDirectory(row: {
  id: string;
  name: string;
  provider: string;
  lastRequestAt: Date | null;
}): MovingDirectory {
  const { id, name, provider, lastRequestAt } = row;
  return { id, name, provider: providerFromDatabase(provider), lastRequestAt };
}
