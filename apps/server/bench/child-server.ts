import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type ChildServer = {
  readonly pid: number;
  /** `http://127.0.0.1:12345` */
  readonly origin: string;
  stop(): Promise<void>;
};

export type ChildServerOptions = {
  readonly script: URL;
  readonly args?: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

const killAfterMs = 15_000;

/** A process may inherit what it needs to find programs and nothing that configures the server. */
const inherited = ['PATH', 'HOME', 'TZ', 'LANG'];

/** Runs a script that says `… is ready at <origin>` on its standard output. Whatever else it says goes to ours. */
export function startChildServer({ script, args = [], nodeOptions = [], env }: ChildServerOptions): {
  readonly ready: Promise<ChildServer>;
  stop(): Promise<void>;
} {
  const child = spawn(process.execPath, [...nodeOptions, fileURLToPath(script), ...args], {
    env: { ...pick(process.env, inherited), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => stopChild(child);
  const ready = new Promise<ChildServer>((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`${script.pathname} ended with code ${code}.`)));
    createInterface(child.stdout).on('line', (line) => {
      const [, origin] = / is ready at (\S+)$/.exec(line) ?? [];
      if (origin && child.pid !== undefined) done({ pid: child.pid, origin, stop });
      else process.stderr.write(`${line}\n`);
    });
  });
  return { ready, stop };
}

/** Asks it to end, and ends it where that takes too long. */
async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((done) => child.once('exit', done));
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}

function pick(all: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}
