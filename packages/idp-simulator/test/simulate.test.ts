import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { simulate } from '#simulate.ts';
import { type RecordingServer, startRecordingServer } from './recording-server.ts';
import { withoutWaiting } from './small-directory.ts';

let server: RecordingServer;

beforeEach(async () => {
  server = await startRecordingServer();
});
afterEach(() => server.close());

describe('a simulation', () => {
  test.each(['entra', 'okta'] as const)('of %s provisions, follows changes and sums up', async (idp) => {
    const cycles = new Set<number>();
    const summary = await simulate({
      idp,
      baseUrl: server.baseUrl,
      token: 't',
      users: 60,
      groups: 6,
      cycles: 2,
      onProgress: ({ cycle }) => cycles.add(cycle),
    });
    expect(summary).toMatchObject({ created: 62, groupsCreated: 8, errors: [], stoppedBecause: null });
    expect(summary.cycles.map(({ created }) => created)).toEqual([60, 1, 1]);
    expect([...cycles]).toEqual([0, 1, 2]);
    expect(summary.requests).toBe(server.requests.length);
    expect(summary.comparison).toBeNull();
  });

  test('compares the server with the directory at the end when asked', async () => {
    const options = {
      idp: 'entra',
      baseUrl: server.baseUrl,
      token: 't',
      users: 60,
      groups: 6,
      cycles: 3,
    } as const;
    const { comparison } = await simulate({ ...options, compare: true });
    expect(comparison?.differences).toEqual([]);
    expect(comparison?.memberships).toBeGreaterThan(60);
  });

  test('sends the same requests for the same seed', async () => {
    const options = {
      idp: 'entra',
      token: 't',
      users: 30,
      groups: 5,
      seed: 's',
      cycles: 1,
      concurrency: 1,
    } as const;
    await simulate({ ...options, baseUrl: server.baseUrl });
    const [, ...first] = server.requests.map(({ method, url, body }) => ({ method, url, body }));
    const other = await startRecordingServer();
    await simulate({ ...options, baseUrl: other.baseUrl });
    const [, ...second] = other.requests.map(({ method, url, body }) => ({ method, url, body }));
    await other.close();
    expect(second).toEqual(first);
  });

  test('does not start when the connection test fails, and says why', async () => {
    server.interrupt = () => ({ answer: 401, detail: 'The token is unknown.' });
    const summary = await simulate({ idp: 'okta', baseUrl: server.baseUrl, token: 't', users: 5, groups: 1 });
    expect(summary).toMatchObject({ stoppedBecause: 'test-failed', cycles: [], created: 0 });
    expect(summary.errors).toEqual([
      {
        object: 'Connection test',
        request: 'GET /Users?startIndex=1&count=2',
        status: 401,
        detail: 'The token is unknown.',
      },
    ]);
  });

  test('gives a server up that does not listen', async () => {
    const { baseUrl } = server;
    await server.close();
    const summary = await simulate({
      idp: 'entra',
      baseUrl,
      token: 't',
      users: 5,
      groups: 1,
      retry: withoutWaiting(),
    });
    expect(summary.stoppedBecause).toBe('test-failed');
    expect(summary.errors[0]).toMatchObject({ status: null });
    server = await startRecordingServer();
  });
});
