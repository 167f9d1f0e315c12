import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

export type Listener = {
  readonly onNotice: (payload: string) => void;
  /** Whether notices are heard at present: said at the beginning, and whenever it changes. */
  readonly onHearing: (hearing: boolean) => void;
};

/** A line that went silent is noticed within twice this. */
const heartbeatMs = 5_000;

/** Keeps a connection that hears a channel, and makes it again when it is lost. */
export async function listen(
  url: string,
  channel: string,
  on: Listener,
): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  const { signal } = closing;
  let client = await connect(url, channel, on);
  const kept = keep();

  async function keep(): Promise<void> {
    while (!signal.aborted) {
      try {
        await setTimeout(heartbeatMs, undefined, { signal });
        await client.query('SELECT 1');
      } catch {
        on.onHearing(false);
        await client.end().catch(() => {});
        if (!signal.aborted) client = await connect(url, channel, on).catch(() => client);
      }
    }
  }

  return {
    close: async () => {
      closing.abort();
      await kept;
    },
  };
}

async function connect(url: string, channel: string, on: Listener): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, query_timeout: heartbeatMs });
  // The heartbeat finds out again and connects anew; from now on nothing is heard.
  client.on('error', () => on.onHearing(false));
  client.on('end', () => on.onHearing(false));
  client.on('notification', ({ payload = '' }) => on.onNotice(payload));
  await client.connect();
  await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  on.onHearing(true);
  return client;
}
