import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type RunningServer = {
  readonly origin: string;
  /** What it said before it was ready. */
  readonly lines: readonly string[];
  /** Returns the code that it ended with, or null when the signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
};

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Starts the server as a process of its own, as `pnpm start` does once all is built, and waits until it is ready. */
export async function runServer(environment: Readonly<Record<string, string>>): Promise<RunningServer> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith('Rollcall is ready at ')) {
      // What it says from here on is not kept: unread it would hold the server up.
      child.stdout.resume();
      return {
        origin: line.replace('Rollcall is ready at ', ''),
        lines,
        kill: (signal) => kill(child, signal),
      };
    }
  }
  throw new Error(`The server ended before it was ready: ${lines.join('\n')}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}
