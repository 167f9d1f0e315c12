import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink } from '#domain/accounts/create-sign-in-link.ts';
import { enqueue } from '#domain/jobs/enqueue.ts';
import { runJobs } from '../jobs.ts';
import { type Browser, type Portal, startPortal } from './portal.ts';

type Overview = {
  readonly jobs: {
    name: string;
    waiting: number;
    runsByItself: boolean;
    lastRun: unknown;
    nextRunAt: string;
  }[];
  readonly failures: {
    id: string;
    name: string;
    sentence: string;
    tries: number;
    nextTryAt: string | null;
  }[];
};

describe('jobs', () => {
  let portal: Portal;
  let sam: Browser;
  beforeAll(async () => {
    portal = await startPortal();
    sam = await portal.signedIn(await portal.staff('sam'));
  });
  afterAll(() => portal.close());

  const overview = async () => (await sam.call('job.list')).data as Overview;
  const stateOf = async (name: string) => (await overview()).jobs.find((job) => job.name === name);

  it('are seen and run by staff alone', async () => {
    const { admin } = await portal.createOrganization('acme');
    const browser = await portal.signedIn({ kind: 'account', id: admin.accountId });
    expect((await browser.call('job.list')).status).toBe(403);
    expect((await browser.call('job.runNow', { name: 'forget-expired' })).status).toBe(403);
    expect((await portal.browser().call('job.list')).status).toBe(401);
  });

  it('forget what has expired and keep what has not', async () => {
    const { id } = await portal.staff('sue');
    const principal = { kind: 'staff', id } as const;
    const where = { staffAccountId: id };
    const links = portal.db.prisma.signInLink;
    await createSignInLink(portal.db, { principal, publicUrl: portal.origin, lifetimeMs: -1 });
    await createSignInLink(portal.db, { principal, publicUrl: portal.origin });
    const sue = await portal.signedIn(principal);
    await portal.signedIn(principal);
    const [mine] = (await sue.call('session.list')).data as { id: string }[];
    const handle = mine?.id ?? '';
    await portal.db.prisma.session.update({ where: { handle }, data: { expiresAt: new Date(0) } });

    await portal.db.transaction((tx) => enqueue({ db: portal.db, tx }, 'forget-expired', null));
    await runJobs(portal.db);
    expect(await links.count({ where: { ...where, usedAt: null } })).toBe(1);
    expect(await portal.db.prisma.session.count({ where })).toBe(1);
  });

  it('run when staff ask for it, once although they ask twice, and say when they ran and will run', async () => {
    await sam.call('job.runNow', { name: 'make-partitions' });
    await sam.call('job.runNow', { name: 'make-partitions' });
    expect(await stateOf('make-partitions')).toMatchObject({ waiting: 1, runsByItself: true });
    expect(await runJobs(portal.db)).toBe(1);
    const state = await stateOf('make-partitions');
    expect(state).toMatchObject({ waiting: 0, lastRun: { succeeded: true } });
    expect(Date.parse(state?.nextRunAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('show what failed with a sentence and without the cause, and begin anew when staff say so', async () => {
    await portal.tamper('ALTER TABLE sign_in_link RENAME TO sign_in_link_gone');
    await sam.call('job.runNow', { name: 'forget-expired' });
    while ((await runJobs(portal.db, { early: true })) > 0);
    await portal.tamper('ALTER TABLE sign_in_link_gone RENAME TO sign_in_link');
    const [failure] = (await overview()).failures;
    expect(failure).toMatchObject({ name: 'forget-expired', tries: 6, nextTryAt: null });
    expect(failure?.sentence).toMatch(/^Something went wrong on our side. The log has it, with the job id /);

    expect((await sam.call('job.tryAgain', { id: failure?.id })).status).toBe(200);
    expect((await sam.call('job.tryAgain', { id: failure?.id })).status).toBe(404);
    expect(await runJobs(portal.db, { early: true })).toBe(1);
    expect((await overview()).failures).toEqual([]);
  });
});
