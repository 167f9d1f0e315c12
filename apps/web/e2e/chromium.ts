import { spawn } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A Chromium that starts on this machine. */
export type Chromium = {
  readonly executablePath: string;
  /** Added to the environment of the browser: where its libraries and fonts are. */
  readonly environment: Readonly<Record<string, string>>;
};

const namesOnPath = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
const applicationsOfMacOs = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const packages = createRequire(import.meta.url);
const downloadMs = 120_000;
const installMs = 300_000;

/**
 * A Chromium that starts here: the one in CHROMIUM_PATH, an installed one, Playwright's own download, the one that
 * comes as an npm package (for machines that reach nothing but the registry), or the system's package as root.
 * @throws an Error that says what was tried
 */
export async function findChromium(): Promise<Chromium> {
  const tried: string[] = [];
  for (const [source, find] of sources) {
    try {
      const found = await find();
      if (found === null) continue;
      await checkThatItShowsText(found);
      return found;
    } catch (error) {
      tried.push(`${source}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `No Chromium starts on this machine. Install one, or set CHROMIUM_PATH.\n${tried.join('\n')}`,
  );
}

/** A browser that finds no font starts, and shows nothing that is written. */
async function checkThatItShowsText(found: Chromium): Promise<void> {
  const browser = await launchChromium(found);
  try {
    const page = await browser.newPage();
    await page.setContent('<p>Text</p>');
    const box = await page.getByText('Text').boundingBox();
    if (!box?.height) throw new Error('It starts, but has no font to show text with.');
  } finally {
    await browser.close();
  }
}

export async function launchChromium({ executablePath, environment }: Chromium): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    args: flags,
    env: { ...process.env, ...environment },
    timeout: 30_000,
  });
}

/** In order. Null: there is none to try. */
const sources: readonly (readonly [string, () => Promise<Chromium | null>])[] = [
  ['CHROMIUM_PATH', async () => at(process.env.CHROMIUM_PATH)],
  ['an installed browser', async () => at(await installed())],
  ["Playwright's download", downloaded],
  ["Playwright's download with the libraries that it needs", downloadedWithLibraries],
  ['the npm package', () => unpacked({ alone: false })],
  ['the npm package with the libraries and fonts that it brings', () => unpacked({ alone: true })],
  ["the system's package", installedBySystem],
];

function at(executablePath: string | null | undefined): Chromium | null {
  return executablePath ? { executablePath, environment: {} } : null;
}

async function installed(): Promise<string | null> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const candidate of [...onPath, ...applicationsOfMacOs]) {
    if (await isExecutable(candidate)) return candidate;
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function downloaded(): Promise<Chromium | null> {
  if (!existsSync(chromium.executablePath())) await runPlaywright('install', downloadMs);
  return at(chromium.executablePath());
}

async function downloadedWithLibraries(): Promise<Chromium | null> {
  if (!existsSync(chromium.executablePath()) || !isRoot()) return null;
  await runPlaywright('install-deps', installMs);
  return at(chromium.executablePath());
}

async function runPlaywright(command: 'install' | 'install-deps', limitMs: number): Promise<void> {
  const cli = join(dirname(packages.resolve('playwright-core/package.json')), 'cli.js');
  await run(process.execPath, [cli, command, 'chromium'], limitMs);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Unpacks into a folder of its own and moves that into place, so that an interrupted run leaves no half a browser. */
async function unpacked({ alone }: { alone: boolean }): Promise<Chromium> {
  const packed = join(dirname(packages.resolve('@sparticuz/chromium')), '..', 'bin');
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
  const home = join(cache, 'chromium');
  if (!existsSync(home)) {
    await mkdir(cache, { recursive: true });
    const unfinished = await mkdtemp(join(cache, 'unpacking-'));
    try {
      await unpackInto(unfinished, packed);
      await writeFile(join(unfinished, 'fonts', 'fonts.conf'), fontsIn(join(home, 'fonts')));
      await rename(unfinished, home);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return {
    executablePath: join(home, 'chromium'),
    environment: alone
      ? { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_PATH: join(home, 'fonts') }
      : {},
  };
}

/** The package's own file names folders of the machines that it was made for. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`;
}

/** The package unpacks into the folder for temporary files, wherever that is. */
async function unpackInto(folder: string, packed: string): Promise<void> {
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    for (const file of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(join(packed, file));
    }
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

async function installedBySystem(): Promise<Chromium | null> {
  if (process.platform !== 'linux' || !isRoot()) return null;
  await run('apt-get', ['update'], installMs);
  await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], installMs);
  return at(await installed());
}

/** @throws an Error with the end of what it said, when it fails or takes too long */
async function run(command: string, parameters: readonly string[], limitMs: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, parameters, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limitMs,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    let said = '';
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-500);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code ?? 'a signal'}: ${said.trim()}`));
    });
  });
}
