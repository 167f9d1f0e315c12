import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort, runServer } from '../../server/test/process/running-server.ts';
import { type Chromium, findChromium } from './chromium.ts';
import { openNameServer } from './name-server.ts';
import { openPostOffice } from './post-office.ts';

/** What the journeys find when they begin. */
export type Ground = {
  readonly origin: string;
  /** What the server and the command line share. */
  readonly environment: Readonly<Record<string, string>>;
  readonly adminLink: string;
  /** Where every mail is put that the server sent. */
  readonly mailFolder: string;
  /** What is put there the name server says. */
  readonly zoneFolder: string;
  readonly staffLink: string;
  readonly chromium: Chromium;
};

declare module 'vitest' {
  interface ProvidedContext {
    ground: Ground;
  }
}

/**
 * Starts Rollcall as a newcomer does: with its own PostgreSQL in an empty folder, stopped once and started again. As
 * nobody has signed in by then, the second start prints the two one-time links anew.
 */
export default async function startInstallation(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await findChromium();
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-browser-'));
  const mailFolder = join(dataDir, 'mail');
  const postOffice = await openPostOffice(mailFolder);
  const zoneFolder = join(dataDir, 'zone');
  const nameServer = await openNameServer(zoneFolder);
  const environment = {
    DATA_DIR: dataDir,
    SMTP_URL: postOffice.smtpUrl,
    MAIL_FROM: 'Rollcall <rollcall@vendor.example>',
    PORT: String(await freePort()),
    DATABASE_URL: '',
    PUBLIC_URL: '',
    HOST: '',
    DEMO: '',
    // The identity provider of the journeys is on this machine.
    SSO_ALLOW_PRIVATE_ADDRESSES: 'true',
    DNS_SERVERS: nameServer.address,
  };
  const started = await timed(() => runServer(environment));
  await started.result.kill('SIGTERM');
  const restarted = await timed(() => runServer(environment));
  const server = restarted.result;
  process.stdout.write(`Rollcall started in ${started.ms} ms, and again in ${restarted.ms} ms\n`);

  project.provide('ground', {
    origin: server.origin,
    environment,
    mailFolder,
    zoneFolder,
    adminLink: linkAfter('its admin:', server.lines),
    staffLink: linkAfter('support:', server.lines),
    chromium,
  });
  return async () => {
    await server.kill('SIGTERM');
    await postOffice.close();
    await nameServer.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const begin = performance.now();
  const result = await work();
  return { result, ms: Math.round(performance.now() - begin) };
}

function linkAfter(label: string, lines: readonly string[]): string {
  const [, link] = lines.find((line) => line.includes(label))?.split(label) ?? [];
  if (link === undefined) throw new Error(`The server printed no link after "${label}": ${lines.join('\n')}`);
  return link.trim();
}
