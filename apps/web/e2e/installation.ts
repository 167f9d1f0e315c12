import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { simulate as play, type SimulatedIdp } from '@rollcall/idp-simulator';
import type { ParsedMail } from 'mailparser';
import { expect, inject } from 'vitest';
import { publishTexts } from './name-server.ts';
import { findMail } from './post-office.ts';

const ground = inject('ground');
const cli = fileURLToPath(new URL('../../server/src/cli.ts', import.meta.url));

/** The server that all journeys share. */
export const { origin, adminLink, staffLink, environment: serverEnvironment } = ground;

export const scimBaseUrl = `${origin}/api/auth/scim/v2`;

/** The last mail of this subject to this address, once it is there. */
export async function mailTo(address: string, subject: RegExp): Promise<ParsedMail> {
  let found: ParsedMail | null = null;
  await expect
    .poll(async () => (found = await findMail(ground.mailFolder, address, subject)), { timeout: 30_000 })
    .not.toBeNull();
  if (!found) throw new Error('A mail that was there is gone');
  return found;
}

/** Publishes TXT records under a name, instead of those that were there. */
export async function publish(name: string, ...texts: readonly string[]): Promise<void> {
  await publishTexts(ground.zoneFolder, name, texts);
}

/** Runs the command line beside the running server, as in a second terminal. Gives what it printed. */
export async function rollcall(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...parameters], {
    env: { ...process.env, ...ground.environment, ...environment },
  });
  return stdout;
}

/** Makes an organization with an admin and gives the link that signs this one in. */
export async function newOrganization(
  slug: string,
  name: string,
): Promise<{ adminEmail: string; adminLink: string }> {
  const adminEmail = `admin@${slug}.example`;
  await rollcall(['org', 'create', '--slug', slug, '--name', name, '--admin-email', adminEmail]);
  return { adminEmail, adminLink: await newSignInLink(adminEmail) };
}

/** Makes a staff account and gives the link that signs them in. */
export async function newStaff(name: string, role: 'agent' | 'manager' = 'agent'): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@vendor.example`;
  await rollcall(['staff', 'create', '--email', email, '--name', name, '--role', role]);
  const printed = await rollcall(['sign-in-link', '--email', email, '--staff', '--json']);
  const { url }: { url: string } = JSON.parse(printed);
  return url;
}

/** `clockBehindMs` makes the link as it was made so long ago. */
export async function newSignInLink(email: string, { clockBehindMs = 0 } = {}): Promise<string> {
  const slowClock = encodeURIComponent(`const now=Date.now;Date.now=()=>now()-${clockBehindMs}`);
  const printed = await rollcall(
    ['sign-in-link', '--email', email, '--json'],
    clockBehindMs === 0 ? {} : { NODE_OPTIONS: `--import=data:text/javascript,${slowClock}` },
  );
  const { url }: { url: string } = JSON.parse(printed);
  return url;
}

/** Makes a token on the command line, and the directory where the organization has none of this provider. */
export async function newToken(organization: string, provider: string): Promise<string> {
  const printed = await rollcall([
    'token',
    'create',
    '--org',
    organization,
    '--provider',
    provider,
    '--json',
  ]);
  const { token }: { token: string } = JSON.parse(printed);
  return token;
}

/**
 * An invented company pushes its people and groups, as `rollcall simulate` does.
 * @throws an Error with what was refused
 */
export async function simulate(
  idp: SimulatedIdp,
  token: string,
  company: { users: number; groups: number; seed?: string },
): Promise<void> {
  const { stoppedBecause, errors } = await play({ idp, token, baseUrl: scimBaseUrl, ...company });
  if (stoppedBecause !== null || errors.length > 0) {
    throw new Error(`${idp} failed: ${stoppedBecause} ${JSON.stringify(errors)}`);
  }
}
