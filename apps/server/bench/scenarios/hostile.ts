import { type Installation, scimPath } from '../installation.ts';
import { type PlannedRequest, type Target, timeRequest } from '../load.ts';
import { count, type Row, type Section } from '../report.ts';
import { seededUserName, seedGroupOf, seedUsers, settleTables } from '../seed.ts';
import { createTenant } from '../tenant.ts';
import { hostileBodies } from './hostile-bodies.ts';
import { hostileFilters } from './hostile-filters.ts';

export type HostileRequest = {
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: string;
};

const users = 10_000;
const groups = 50;
const goalMs = 250;
const tries = 3;
/** The answer is not waited for any longer, and a slow one is not asked for again. */
const patienceMs = 5_000;
const slowMs = 1_000;

const lookUp: PlannedRequest = {
  method: 'GET',
  path: `${scimPath}/Users?filter=userName+eq+"${seededUserName(1)}"`,
  status: 200,
};

/** What somebody with a valid token can make the server do at most with one request. */
export async function measureHostileRequests(installation: Installation): Promise<Section> {
  const { postgres, db } = installation;
  const tenant = await createTenant(db, 'hostile');
  const userIds = await seedUsers(postgres, tenant, users);
  const groupId = await seedGroupOf(postgres, tenant, userIds);
  for (let group = 1; group < groups; group += 1) {
    await seedGroupOf(postgres, tenant, userIds.slice(group * 200, group * 200 + 200));
  }
  await settleTables(postgres);

  const target = installation.targetOf(tenant);
  const rows: Row[] = [];
  for (const request of [...hostileFilters(), ...hostileBodies({ groupId, userIds })]) {
    rows.push(await measureRequest(installation, target, request));
  }
  return {
    title: 'Hostile requests',
    explanation: `The slowest of ${tries} answers, and the slowest look-up by name among those that another client sends meanwhile, one after the other, with ${users.toLocaleString('en')} users, ${groups} groups and one group with everybody. One that takes more than ${slowMs / 1000} s is asked for once, and none is waited for longer than ${patienceMs / 1000} s.`,
    rows,
  };
}

async function measureRequest(
  { postgres }: Installation,
  target: Target,
  request: HostileRequest,
): Promise<Row> {
  let slowest = await sendBesideLookUps(target, request);
  for (let attempt = 1; attempt < tries && slowest.latencyMs < slowMs; attempt += 1) {
    const answer = await sendBesideLookUps(target, request);
    const lookUpMs = Math.max(answer.lookUpMs, slowest.lookUpMs);
    slowest = { ...(answer.latencyMs > slowest.latencyMs ? answer : slowest), lookUpMs };
  }
  if (slowest.status === null) {
    process.stderr.write(
      `No answer to "${request.what}"; cancelling its statement, which the server logs …\n`,
    );
    await postgres.administer(
      "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = 'rollcall' AND state = 'active'",
    );
  }
  return {
    request: request.what,
    'KiB sent': count((request.body?.length ?? request.path.length) / 1024),
    'KiB answered': count(slowest.bytes / 1024),
    status: slowest.status === null ? 'none' : String(slowest.status),
    slowest: { value: slowest.latencyMs, goal: goalMs, unit: 'ms' },
    'a look-up meanwhile': { value: slowest.lookUpMs, goal: goalMs, unit: 'ms' },
  };
}

/** `status` is null where the answer did not come in time. */
type Answer = { readonly status: number | null; readonly bytes: number; readonly latencyMs: number };

async function sendBesideLookUps(
  target: Target,
  request: HostileRequest,
): Promise<Answer & { lookUpMs: number }> {
  let isAnswered = false;
  const answering = sendOrGiveUp(target, request).finally(() => {
    isAnswered = true;
  });
  let lookUpMs = 0;
  while (!isAnswered) lookUpMs = Math.max(lookUpMs, await timeRequest(target, lookUp));
  return { ...(await answering), lookUpMs };
}

async function sendOrGiveUp({ pool, headers }: Target, request: HostileRequest): Promise<Answer> {
  const { method, path, body } = request;
  const startedMs = performance.now();
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const answer = await pool.request({ method, path, headers, body: body ?? null, signal });
    const bytes = (await answer.body.arrayBuffer()).byteLength;
    return { status: answer.statusCode, bytes, latencyMs: performance.now() - startedMs };
  } catch (error) {
    if (signal.aborted) return { status: null, bytes: 0, latencyMs: performance.now() - startedMs };
    throw error;
  }
}
