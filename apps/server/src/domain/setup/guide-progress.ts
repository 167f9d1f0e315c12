import { Prisma } from '@rollcall/db';
import { isConnectionTest, type ReadRequest } from '#domain/activity/connection-test.ts';
import { getDirectory } from '#domain/organizations/directory-list.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { type Trouble, troublesOf } from './troubles.ts';

export type GuideProgress = {
  /** The steps that somebody said are done. */
  readonly steps: { readonly step: string; readonly doneAt: Date; readonly doneBy: string }[];
  /** Tokens that are neither expired nor revoked, and the newest of all. */
  readonly tokens: { readonly live: number; readonly newestAt: Date | null };
  readonly connection: {
    /** Of a request that was answered as it should be. */
    readonly firstAt: Date | null;
    readonly lastAt: Date | null;
    /** When the provider last tested the connection, where its test is told from other requests. */
    readonly testedAt: Date | null;
  };
  readonly people: {
    readonly count: number;
    readonly first: { readonly name: string; readonly at: Date } | null;
  };
  readonly groups: {
    readonly count: number;
    readonly first: { readonly name: string; readonly people: number; readonly at: Date } | null;
  };
  readonly mapped: number;
  /** What goes wrong and was not mended since, what weighs most first. */
  readonly troubles: Trouble[];
};

/** How far a directory has come, for a page that asks again every other second. @throws not_found */
export async function guideProgress(scope: OrganizationScope, directoryId: string): Promise<GuideProgress> {
  const directory = await getDirectory(scope, directoryId);
  const { db, organizationId } = scope;
  const where = { organizationId, directoryId };
  const [steps, newest, heard, reads, firstUser, firstGroup, mapped] = await Promise.all([
    db.prisma.guideStep.findMany({ where, orderBy: { doneAt: 'asc' } }),
    db.prisma.scimCredential.findFirst({ where, orderBy: { createdAt: 'desc' } }),
    heardOf(scope, directoryId),
    latestReads(scope, directoryId),
    // Ids are in the order of their making.
    db.prisma.directoryUser.findFirst({ where, orderBy: { id: 'asc' } }),
    db.prisma.directoryGroup.findFirst({ where, orderBy: { id: 'asc' } }),
    db.prisma.roleMapping.count({ where }),
  ]);
  return {
    steps: steps.map(({ step, doneAt, doneBy }) => ({ step, doneAt, doneBy })),
    tokens: { live: directory.liveCredentials, newestAt: newest?.createdAt ?? null },
    connection: {
      firstAt: heard.firstAt,
      lastAt: heard.lastAt,
      testedAt: reads.find((read) => isConnectionTest(directory.provider, read))?.at ?? null,
    },
    people: {
      count: directory.users,
      first: firstUser && { name: firstUser.displayName ?? firstUser.userName, at: firstUser.createdAt },
    },
    groups: {
      count: directory.groups,
      first: firstGroup && {
        name: firstGroup.displayName,
        people: firstGroup.people,
        at: firstGroup.createdAt,
      },
    },
    mapped,
    troubles: await troublesOf(scope, {
      directoryId,
      provider: directory.provider,
      heardAt: latest(directory.lastRequestAt, heard.anyAt),
    }),
  };
}

type Heard = { firstAt: Date | null; lastAt: Date | null; anyAt: Date | null };

/**
 * The first and the last request that was answered as it should be, and the last of all. The time at the directory is
 * written once a minute, which is too seldom here.
 */
async function heardOf({ db, organizationId }: OrganizationScope, directoryId: string): Promise<Heard> {
  const ofDirectory = Prisma.sql`
    FROM provisioning_record r
    WHERE r.organization_id = ${organizationId}::uuid AND r.directory_id = ${directoryId}::uuid`;
  const [row] = await db.prisma.$queryRaw<Heard[]>`
    SELECT (SELECT r.at ${ofDirectory} AND r.status < 400 ORDER BY r.at LIMIT 1) AS "firstAt",
      (SELECT r.at ${ofDirectory} AND r.status < 400 ORDER BY r.at DESC LIMIT 1) AS "lastAt",
      (SELECT r.at ${ofDirectory} ORDER BY r.at DESC LIMIT 1) AS "anyAt"`;
  return row ?? { firstAt: null, lastAt: null, anyAt: null };
}

const readsMax = 100;

async function latestReads(
  { db, organizationId }: OrganizationScope,
  directoryId: string,
): Promise<(ReadRequest & { at: Date })[]> {
  return await db.prisma.$queryRaw<(ReadRequest & { at: Date })[]>`
    SELECT k.at, k.method, k.path, (k.effect->>'totalResults')::int AS "totalResults"
    FROM (
      SELECT r.at, r.method, r.path, r.effect, r.operation FROM provisioning_record r
      WHERE r.organization_id = ${organizationId}::uuid AND r.directory_id = ${directoryId}::uuid
        AND r.at > now() - interval '24 hours'
      ORDER BY r.at DESC LIMIT ${readsMax}
    ) k
    WHERE k.operation = 'read'`;
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
