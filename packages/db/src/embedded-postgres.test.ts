import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

describe('the embedded PostgreSQL', () => {
  const dataDirs: string[] = [];
  afterAll(() => Promise.all(dataDirs.map((dataDir) => rm(dataDir, { recursive: true, force: true }))));

  it('goes on for a server without open queries when a command lets go of it, and stops with the last', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-embedded-'));
    dataDirs.push(dataDir);
    const server = await startEmbeddedPostgres(dataDir);
    const command = await startEmbeddedPostgres(dataDir);
    expect(command.url).toBe(server.url);
    await command.release();
    expect(await answers(server.url)).toBe(true);
    await server.release();
    expect(await answers(server.url)).toBe(false);
  });
});

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
