import { Prisma } from '@rollcall/db';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import { notASandbox } from '#domain/sandbox/not-a-sandbox.ts';
import type { Database, OrganizationScope } from '#domain/scope.ts';
import { cyclePauseMs } from './cycle-pause.ts';

type Called = { organizationId: string; directoryId: string; provider: string };

/** At a time, so that nobody waits long for what it locks. */
const requestsMax = 20_000;
/** Whoever looks does not wait for more; the job goes on. */
const passesForReader = 3;

/** Counts into cycles whatever was sent to directories that were called within a day. */
export async function countCycles(db: Database): Promise<void> {
  const called = await db.prisma.$queryRaw<Called[]>`
    SELECT organization_id AS "organizationId", id AS "directoryId", provider FROM directory d
    WHERE d.last_request_at > now() - interval '1 day' AND ${notASandbox(Prisma.sql`d.organization_id`)}`;
  for (const directory of called) await countDirectory(db, directory, Number.POSITIVE_INFINITY);
}

/** The same for one organization, whose cycles somebody is about to read. */
export async function countCyclesOf({ db, organizationId }: OrganizationScope): Promise<void> {
  const called = await db.prisma.$queryRaw<Called[]>`
    SELECT organization_id AS "organizationId", id AS "directoryId", provider FROM directory
    WHERE organization_id = ${organizationId}::uuid AND last_request_at IS NOT NULL`;
  for (const directory of called) await countDirectory(db, directory, passesForReader);
}

async function countDirectory(
  db: Database,
  { organizationId, directoryId, provider }: Called,
  passesMax: number,
): Promise<void> {
  const pauseSeconds = cyclePauseMs(providerFromDatabase(provider)) / 1000;
  for (let pass = 0; pass < passesMax; pass += 1) {
    const [counted] = await db.prisma.$queryRaw<{ more: boolean }[]>`
      SELECT rollcall.count_cycles(
        ${organizationId}::uuid, ${directoryId}::uuid, make_interval(secs => ${pauseSeconds}), ${requestsMax}::int
      ) AS more`;
    if (!counted?.more) return;
  }
}
