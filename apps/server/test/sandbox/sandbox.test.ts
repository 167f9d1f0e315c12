import { randomUUID } from 'node:crypto';
import type { Database } from '@rollcall/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listOrganizations } from '#domain/organizations/queries.ts';
import { endAbandonedSandboxRuns } from '#domain/sandbox/end-abandoned-sandbox-runs.ts';
import { makeSandbox } from '#domain/sandbox/make-sandbox.ts';
import { latestSandboxRun, type SandboxRun } from '#domain/sandbox/queries.ts';
import { runSandbox } from '#domain/sandbox/run-sandbox.ts';
import { type SandboxProvider, sandboxProviders } from '#domain/sandbox/sandbox-run.ts';
import type { ActorScope } from '#domain/scope.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { runJobs } from '../jobs.ts';
import { type Browser, type Portal, startPortal, vendor } from '../trpc/portal.ts';
import { procedureList } from '../trpc/procedure-list.ts';
import { samples } from '../trpc/procedure-samples.ts';

describe('a test of the endpoint', () => {
  let portal: Portal;
  let slug: string;
  let scope: ActorScope;
  let admin: Browser;
  let made = 0;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());
  beforeEach(async () => {
    made += 1;
    slug = `tested-${made}`;
    const { id, admin: account } = await portal.createOrganization(slug);
    scope = { db: portal.db, organizationId: id, actor: vendor };
    admin = await portal.signedIn({ kind: 'account', id: account.accountId });
  });

  /** As the job does it, without the pauses. */
  const run = async (): Promise<void> => {
    const { organizationId, db } = scope;
    const { id } = await db.prisma.sandboxRun.findUniqueOrThrow({ where: { organizationId } });
    const { origin: ownUrl, flush: flushRecords } = portal;
    await runSandbox({ db, ownUrl, flushRecords, paceMs: 0 }, { organizationId, id });
  };
  const start = (provider: SandboxProvider = 'entra') =>
    admin.call('sandbox.start', { organization: slug, provider });
  const runWhole = async () => {
    await start();
    await run();
  };
  const latest = async (): Promise<SandboxRun> => {
    const found = await latestSandboxRun(scope);
    if (!found) throw new Error('There was no run');
    return found;
  };
  const sandboxOf = ({ organizationId }: ActorScope) =>
    portal.db.prisma.organization.findUnique({ where: { sandboxOfId: organizationId } });

  describe.each(sandboxProviders)('by %s', (provider) => {
    it('shows an identity provider at work, over HTTP, and what each step came to', async () => {
      await start(provider);
      await run();
      const { outcome, steps } = await latest();
      expect(steps.map(({ name, state, failure }) => [name, state, failure])).toEqual(
        ['connection', 'people', 'groups', 'roles', 'change', 'departure', 'refusal', 'removal'].map(
          (name) => [name, 'done', null],
        ),
      );
      expect(outcome).toBe('finished');
      const facts = Object.fromEntries(steps.map((step) => [step.name, step.facts]));
      expect(facts).toMatchObject({
        people: { count: 12, names: expect.arrayContaining([expect.any(String)]) },
        groups: { groups: [{ name: 'All Employees', people: 12 }, { people: expect.any(Number) }, {}] },
        roles: { group: 'IT Administrators', role: 'admin', count: 1, names: [expect.any(String)] },
        change: { group: 'IT Administrators', role: 'admin' },
        refusal: { status: 400 },
        removal: { people: 12, groups: 3 },
      });
      const requests = Object.fromEntries(steps.map((step) => [step.name, step.requestCount]));
      expect(requests.people).toBeGreaterThanOrEqual(12);
      expect(requests.roles).toBe(0);
      expect(steps.find(({ name }) => name === 'refusal')?.requests).toMatchObject([
        { method: 'POST', status: 400, reason: 'invalid_value' },
      ]);
    });
  });

  it('leaves nothing of itself anywhere, but the run and one line in the audit that names who and how much', async () => {
    await pushDirectory(scope, { users: [{ userName: 'ann' }] });
    await runWhole();
    const before = await rowsOf(portal.db);
    const records = await auditOf(scope);
    await runWhole();
    const after = await rowsOf(portal.db);
    // What it files, and what it says of itself at the end.
    expect(differing(before, after)).toEqual({ audit_record: 1, audit_seal: 1 });
    const [record, ...others] = (await auditOf(scope)).slice(records.length);
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      action: 'sandbox.ran',
      actorKind: 'account',
      actorName: `admin@${slug}.test`,
      after: { provider: 'entra', outcome: 'finished', removed: { people: 12, groups: 3 } },
    });
  });

  it('is seen by nobody who looks at the organization or at all of them while it is there', async () => {
    await pushDirectory(scope, {
      users: [{ userName: 'ann', email: 'ann@people.test' }],
      groups: { A: ['ann'] },
    });
    const staff = await portal.signedIn(await portal.staff(`sam-${slug}`, 'manager'));
    await staff.call('support.open', { organization: slug, reason: 'test' });
    const questions = [...procedureList]
      .filter(([path, kind]) => kind === 'query' && path in samples)
      .map(([path]) => path);
    expect(questions.length).toBeGreaterThan(20);
    const ids = new Proxy({} as never, {
      get: (_, name) => (name === 'requestAt' ? new Date(0).toISOString() : nobody),
    });
    const everything = async () => {
      const said: Record<string, unknown> = {};
      for (const path of questions) {
        const input = { organization: slug, ...samples[path]?.input(ids) };
        said[path] = (await admin.call(path, input)).data;
      }
      for (const path of ['support.organizations', 'session.current']) {
        said[`${path} of staff`] = (await staff.call(path, { limit: 50 })).data;
      }
      for (const search of ['sandbox', 'rollcall-sandbox.example']) {
        said[`search ${search}`] = (await staff.call('support.organizations', { limit: 50, search })).data;
      }
      said.list = await listOrganizations(portal.db);
      // When a list was asked for is its own business.
      return JSON.parse(JSON.stringify(said, (key, value) => (key === 'seenAt' ? undefined : value)));
    };
    const before = await everything();
    const { token, scope: inside } = await makeSandbox(scope, 'entra');
    const send = (path: string, body: object) =>
      fetch(`${portal.baseUrl}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
        body: JSON.stringify(body),
      });
    const pushed = await send('/Users', {
      userName: 'ann@people.test',
      emails: [{ value: 'ann@people.test' }],
    });
    const { id } = (await pushed.json()) as { id: string };
    expect((await send('/Groups', { displayName: 'B', members: [{ value: id }] })).status).toBe(201);
    expect((await send('/Users', {})).status).toBe(400);
    await portal.flush();
    await runJobs(portal.db);

    expect(await everything()).toEqual(before);
    expect(
      await portal.db.prisma.provisioningCycle.count({ where: { organizationId: inside.organizationId } }),
    ).toBe(0);
    expect(
      await portal.db.prisma.raisedNotice.count({ where: { organizationId: inside.organizationId } }),
    ).toBe(0);
  });

  it('matches nobody of the organization, whatever address is pushed', async () => {
    const { user } = await pushDirectory(scope, { users: [{ userName: 'ann', email: 'ann@people.test' }] });
    const { token } = await makeSandbox(scope, 'entra');
    await fetch(`${portal.baseUrl}/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify({ userName: 'ann', emails: [{ value: 'ann@people.test' }] }),
    });
    const sources = await portal.db.prisma.directoryUser.findMany({
      where: { memberId: user('ann').memberId },
    });
    expect(sources).toHaveLength(1);
  });

  it('has a token that opens nothing any more once it has ended', async () => {
    const { token } = await makeSandbox(scope, 'entra');
    const read = () => fetch(`${portal.baseUrl}/Users`, { headers: { authorization: `Bearer ${token}` } });
    expect((await read()).status).toBe(200);
    await scope.db.prisma.sandboxRun.create({ data: { ...lateRun(), organizationId: scope.organizationId } });
    await endAbandonedSandboxRuns(portal.db);
    await expect.poll(async () => (await read()).status).toBe(401);
  });

  it('is one at a time', async () => {
    expect((await start()).status).toBe(200);
    expect(await start()).toMatchObject({ status: 409, error: { appCode: 'conflict' } });
    await run();
    expect((await start('okta')).status).toBe(200);
    expect(await latest()).toMatchObject({ provider: 'okta', outcome: null });
  });

  it('ends before its next step when somebody stops it, and the audit names them', async () => {
    await start();
    const staff = await portal.signedIn(await portal.staff(`kim-${slug}`));
    await staff.call('support.open', { organization: slug, reason: 'ticket 9' });
    await staff.call('sandbox.stop', { organization: slug });
    await run();
    const { outcome, stoppedBy, steps } = await latest();
    expect({ outcome, stoppedBy }).toEqual({ outcome: 'stopped', stoppedBy: `kim-${slug}` });
    expect(steps.every(({ state }) => state === 'waiting')).toBe(true);
    expect((await auditOf(scope)).at(-1)).toMatchObject({
      after: { outcome: 'stopped', stoppedBy: `kim-${slug}` },
    });
    expect(await sandboxOf(scope)).toBeNull();
  });

  it('is cleaned up after by whichever server is left when its own has died, and by nobody before', async () => {
    await start();
    await makeSandbox(scope, 'entra');
    await endAbandonedSandboxRuns(portal.db);
    expect(await sandboxOf(scope)).not.toBeNull();
    const { organizationId } = scope;
    await portal.db.prisma.sandboxRun.update({
      where: { organizationId },
      data: { startedAt: lateRun().startedAt },
    });
    await endAbandonedSandboxRuns(portal.db);
    expect(await sandboxOf(scope)).toBeNull();
    expect((await latest()).outcome).toBe('abandoned');
    expect((await auditOf(scope)).at(-1)).toMatchObject({
      action: 'sandbox.ran',
      after: { outcome: 'abandoned' },
    });
    // Its job, should it come late, finds nothing to do.
    await run();
    expect(await sandboxOf(scope)).toBeNull();
  });

  it('says what is wrong where the server does not reach itself, and cleans up', async () => {
    await start();
    const { organizationId, db } = scope;
    const { id } = await db.prisma.sandboxRun.findUniqueOrThrow({ where: { organizationId } });
    await runSandbox(
      { db, ownUrl: 'http://127.0.0.1:9', flushRecords: portal.flush, paceMs: 0 },
      { organizationId, id },
    );
    const { outcome, steps } = await latest();
    expect(outcome).toBe('failed');
    expect(steps[0]).toMatchObject({ state: 'failed', failure: expect.stringContaining('no answer') });
    expect(await sandboxOf(scope)).toBeNull();
  });

  const lateRun = () => ({
    provider: 'entra',
    actorKind: 'cli',
    startedBy: 'Test',
    steps: [],
    startedAt: new Date(Date.now() - 10 * 60_000),
  });
});

const nobody = randomUUID();

async function auditOf({ db, organizationId }: ActorScope) {
  return await db.prisma.auditRecord.findMany({
    where: { organizationId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}

/** How many rows every table has, but for those of the queue. */
async function rowsOf(db: Database): Promise<ReadonlyMap<string, number>> {
  const tables = await db.prisma.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class
    WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace`;
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const text = `SELECT count(*)::int AS rows FROM "${name}"`;
    const [counted] = await db.query<{ rows: number }>({ name: `count_${name}`, text }, []);
    counts.set(name, counted?.rows ?? 0);
  }
  return counts;
}

function differing(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) {
  const entries = [...after].map(([name, rows]) => [name, rows - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(entries.filter(([, difference]) => difference !== 0));
}
