import type { Database } from '@rollcall/db';
import type { Actor } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { checkDomain } from './check-domain.ts';
import type { TxtResolver } from './txt-resolver.ts';

const rollcall: Actor = { kind: 'system', id: null, name: 'Rollcall', address: null };
const atOnce = 8;

/**
 * Checks every domain of the installation that nobody has checked for most of a day: proven ones for whether they
 * still are, the others for whether their record has come. Called once a day; called again it does what is left.
 */
export async function checkDomainsAgain(db: Database, resolve: TxtResolver): Promise<{ checked: number }> {
  const due = await db.prisma.$queryRaw<{ organizationId: string; domain: string }[]>`
    SELECT organization_id AS "organizationId", domain FROM organization_domain
    WHERE last_checked_at IS NULL OR last_checked_at < now() - interval '20 hours'
    ORDER BY last_checked_at NULLS FIRST, domain`;
  let checked = 0;
  const work = due.values();
  const worker = async () => {
    for (const { organizationId, domain } of work) {
      if (await isStillThere(checkDomain({ db, organizationId, actor: rollcall }, domain, resolve)))
        checked += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { checked };
}

async function isStillThere(check: Promise<unknown>): Promise<boolean> {
  try {
    await check;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return false;
    throw error;
  }
}
