/**
 * Measures a server that this starts on a PostgreSQL that this starts, beside the least that such a server could
 * cost: `pnpm bench [--long] [--json] [--only <name>] [--cpu-profile <folder>]`. Processor time is read from /proc,
 * so it runs on Linux alone.
 */
import { availableParallelism, cpus, loadavg, platform } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Installation, startInstallation } from './installation.ts';
import { jsonReport, printReport, type Section } from './report.ts';
import { measureActivity } from './scenarios/activity.ts';
import { measureGrowth } from './scenarios/growth.ts';
import { measureHostileRequests } from './scenarios/hostile.ts';
import { measureInitialCycle } from './scenarios/initial-cycle.ts';
import { measurePairs } from './scenarios/pairs.ts';
import { measureRemovalGuard } from './scenarios/removal-guard.ts';
import { measureRolePreview } from './scenarios/role-preview.ts';
import { settleTables } from './seed.ts';
import { createTenant } from './tenant.ts';
import { createUndoStack } from './undo-stack.ts';

const usage = `pnpm bench [--long] [--json] [--only <name>] [--cpu-profile <folder>]

  --long         the big sizes: a group of 100,000, 1,000,000 users and 10,000,000 records (many
                 minutes, some 10 GB on disk)
  --json         the figures as JSON; what is being done goes to standard error in any case
  --only         growth, preview, guard, activity, hostile, or the beginning of the name of a pair ("lookup by", "PATCH add")
  --cpu-profile  a folder for a profile of the server (.cpuprofile, to be opened in Chrome's developer tools)
`;

const { values: options } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    'cpu-profile': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const undo = createUndoStack();
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
for (const [signal, code] of Object.entries(exitCodes)) {
  // `on`, so that an impatient second Ctrl-C leaves nothing running either.
  process.on(signal, () => void undo.unwind().then(() => process.exit(code)));
}

if (options.help) process.stdout.write(usage);
else if (platform() !== 'linux') {
  process.stderr.write('The benchmark reads processor times from /proc, which only Linux has.\n');
  process.exitCode = 1;
} else {
  try {
    await run();
  } finally {
    await undo.unwind();
  }
}

async function run(): Promise<void> {
  const startedMs = performance.now();
  const [load = 0] = loadavg();
  say('Starting PostgreSQL and the server');
  const cpuProfile = options['cpu-profile'] === undefined ? undefined : resolve(options['cpu-profile']);
  const installation = await startInstallation(undo, { cpuProfile });
  const sections = await measure(installation);
  const { rows } = await installation.postgres.administer('SHOW server_version');
  const machine = {
    Node: process.version,
    PostgreSQL: rows[0].server_version,
    processors: `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    'load before': load.toFixed(1),
    seconds: Math.round((performance.now() - startedMs) / 1000),
  };
  const print = options.json ? jsonReport : printReport;
  process.stdout.write(`${print({ machine, sections })}\n`);
}

async function measure(installation: Installation): Promise<Section[]> {
  const { only } = options;
  const sections: Section[] = [];
  if (only === undefined || !['growth', 'preview', 'guard', 'activity', 'hostile'].includes(only)) {
    const tenant = await createTenant(installation.db, 'initial-cycle');
    say('The initial cycle of an identity provider');
    sections.push(await measureInitialCycle(installation, tenant));
    await settleTables(installation.postgres);
    say('Our server and the ceiling, pair by pair');
    sections.push(...(await measurePairs(installation, tenant, only)));
  }
  if (only === undefined || only === 'growth') {
    say('Growth');
    sections.push(await measureGrowth(installation, { isLong: options.long }));
  }
  if (only === undefined || only === 'preview') {
    say('Preview of roles');
    sections.push(await measureRolePreview(installation, { isLong: options.long }));
  }
  if (only === undefined || only === 'guard') {
    say('The mass-removal guard');
    sections.push(await measureRemovalGuard(installation));
  }
  if (only === undefined || only === 'activity') {
    say('Activity');
    sections.push(await measureActivity(installation, { isLong: options.long }));
  }
  if (only === undefined || only === 'hostile') {
    say('Hostile requests');
    sections.push(await measureHostileRequests(installation));
  }
  return sections;
}

function say(line: string): void {
  process.stderr.write(`${line} …\n`);
}
