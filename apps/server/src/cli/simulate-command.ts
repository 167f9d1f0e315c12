import {
  type Counter,
  type SimulatedIdp,
  type SimulationSummary,
  simulate,
  simulatedIdps,
} from '@rollcall/idp-simulator';
import { Argument, type Command } from 'commander';
import { readScimToken } from '#env.ts';
import { AppError } from '#errors.ts';
import { type OutputOptions, printResult, table } from './print.ts';
import { wholeNumber } from './token-commands.ts';

type SimulateOptions = OutputOptions & {
  baseUrl: string;
  users: number;
  groups: number;
  seed: string;
  cycles: number;
  domain?: string;
};

export function addSimulateCommand(program: Command): void {
  program
    .command('simulate')
    .description(
      'provision an invented company as an identity provider does; the token is read from ROLLCALL_SCIM_TOKEN',
    )
    .addArgument(new Argument('<idp>', 'which provider').choices(simulatedIdps))
    .requiredOption('--base-url <url>', 'SCIM base URL, as an admin types it into the provider')
    .option('--users <count>', 'people in the company', wholeNumber, 200)
    .option('--groups <count>', 'groups', wholeNumber, 6)
    .option('--seed <seed>', 'the same seed gives the same company', 'rollcall')
    .option('--cycles <count>', 'cycles of changes after the first', wholeNumber, 0)
    .option('--domain <domain>', 'of the addresses')
    .option('--json', 'print JSON alone')
    .action(async (idp: SimulatedIdp, options: SimulateOptions) => {
      const token = readScimToken();
      if (token === null) throw new AppError('invalid', 'Set ROLLCALL_SCIM_TOKEN to a SCIM token.');
      const abort = new AbortController();
      process.once('SIGINT', () => abort.abort());
      const { json: _, ...settings } = options;
      const summary = await simulate({
        idp,
        token,
        ...settings,
        signal: abort.signal,
        onProgress: progressLine(),
      });
      process.stderr.write('\n');
      printResult(summary, options, linesOf(summary));
      for (const { object, request, status, detail } of summary.errors) {
        process.stderr.write(`${object}: ${request} → ${status ?? 'no answer'}: ${detail}\n`);
      }
      if (summary.stoppedBecause) process.stderr.write(`It ended early: ${summary.stoppedBecause}.\n`);
      if (summary.stoppedBecause || summary.errors.length > 0) process.exitCode = 1;
    });
}

const progressEveryMs = 200;

type Progress = { cycle: number; phase: string; done: number; total: number };

/** One line that is written over in a terminal, a few times a second at most; a line for each phase elsewhere. */
function progressLine(): (progress: Progress) => void {
  const isTerminal = process.stderr.isTTY;
  let phaseShown = '';
  let shownAtMs = 0;
  return ({ cycle, phase, done, total }) => {
    const isEnd = done === total;
    const name = `${cycle} ${phase}`;
    if (isTerminal) {
      if (!isEnd && name === phaseShown && Date.now() - shownAtMs < progressEveryMs) return;
      process.stderr.write(`\r\x1b[KCycle ${cycle}: ${phase} ${done}/${total}`);
    } else if (isEnd && name !== phaseShown) {
      process.stderr.write(`Cycle ${cycle}: ${phase} ${done}/${total}\n`);
    } else {
      return;
    }
    phaseShown = name;
    shownAtMs = Date.now();
  };
}

const counters = [
  ['created', 'people created'],
  ['updated', 'people updated'],
  ['disabled', 'people disabled'],
  ['enabled', 'people enabled'],
  ['deleted', 'people deleted'],
  ['skipped', 'people unchanged'],
  ['managersSet', 'managers set'],
  ['groupsCreated', 'groups created'],
  ['groupsUpdated', 'groups updated'],
  ['groupsDeleted', 'groups deleted'],
  ['membershipsAdded', 'memberships added'],
  ['membershipsRemoved', 'memberships removed'],
] as const satisfies readonly (readonly [Counter, string])[];

function linesOf(summary: SimulationSummary): string[] {
  const { p50, p95, p99 } = summary.latencyMs;
  return table(
    ['what', 'how many'],
    [
      ...counters.map(([counter, label]) => [label, String(summary[counter])]),
      ['errors', String(summary.errors.length)],
      ['requests', `${summary.requests} (${summary.retries} repeated)`],
      ['seconds', summary.seconds.toFixed(1)],
      ['requests per second', summary.requestsPerSecond.toFixed(1)],
      ['milliseconds p50/p95/p99', [p50, p95, p99].map((one) => one.toFixed(1)).join(' / ')],
    ],
  );
}
