import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from './testing.ts';

describe('listen', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  it('hears a channel, and again after its connection was lost, having said that it was deaf', async () => {
    const heard: string[] = [];
    const hearing: boolean[] = [];
    const listening = await test.db.listen('news', {
      onNotice: (payload) => heard.push(payload),
      onHearing: (now) => hearing.push(now),
    });
    await test.db.prisma.$executeRaw`SELECT pg_notify('news', 'first')`;
    await expect.poll(() => heard).toEqual(['first']);

    await test.db.prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN "news"'`;
    await expect.poll(() => hearing.at(1)).toBe(false);
    await expect.poll(() => hearing.at(-1), { timeout: 20_000 }).toBe(true);
    await test.db.prisma.$executeRaw`SELECT pg_notify('news', 'second')`;
    await expect.poll(() => heard).toEqual(['first', 'second']);
    await listening.close();
  });
});
