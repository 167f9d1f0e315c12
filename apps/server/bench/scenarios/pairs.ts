import { type Installation, scimPath } from '../installation.ts';
import { type Load, loadConcurrency, runLoad, send, type Target } from '../load.ts';
import type { ProcessorClock } from '../processor-time.ts';
import { median, quantile } from '../quantile.ts';
import { count, judged, ms, type Row, type Section, times } from '../report.ts';
import { seedUsers, settleTables } from '../seed.ts';
import { settle } from '../settle.ts';
import type { Tenant } from '../tenant.ts';
import {
  addableUsers,
  ceilingDialect,
  type Dialect,
  type Pair,
  type PairPlan,
  pairs,
  referringDialect,
  scimDialect,
} from './pair-plans.ts';
import { copyToCeiling, readPushedUsers } from './pushed-users.ts';

const rounds = 3;

type Side = { readonly target: Target; readonly plan: PairPlan; readonly nodeClock: ProcessorClock };

type Measurement = {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Milliseconds of processor time per 1,000 requests. */
  readonly node: number;
  readonly postgres: number;
};

/** The users of the directory are those of an initial cycle. `only` names the pairs to measure; all without it. */
export async function measurePairs(
  installation: Installation,
  tenant: Tenant,
  only: string | undefined,
): Promise<Section[]> {
  const { postgres, serverClock } = installation;
  const target = installation.targetOf(tenant);
  const ceiling = await installation.startCeiling(tenant);
  const users = await readPushedUsers(target);
  await copyToCeiling(postgres, tenant, users);

  const addableUserIds = await seedUsers(postgres, tenant, addableUsers);
  const context = { postgres, tenant, users, addableUserIds };

  const costs: Row[] = [];
  const ratios: Row[] = [];
  for (const pair of pairs) {
    if (only !== undefined && !pair.name.startsWith(only)) continue;
    const bareSide = async (dialect: Dialect): Promise<Side> => ({
      target: ceiling.target,
      plan: await pair.prepare(dialect, context),
      nodeClock: ceiling.clock,
    });
    const ours = {
      target,
      plan: await pair.prepare(scimDialect(scimPath), context),
      nodeClock: serverClock,
    };
    const bare = await bareSide(ceilingDialect);
    const referring = pair.refers ? [await bareSide(referringDialect)] : [];
    await settleTables(postgres);
    await refuseUnequal(pair, ours, bare);
    const [measured = [], ofCeiling = [], ofReferring] = await measure(pair, installation.postgresClock, [
      ours,
      bare,
      ...referring,
    ]);
    costs.push(costRow(pair.name, 'Rollcall', measured), costRow('', 'ceiling', ofCeiling));
    if (ofReferring) costs.push(costRow('', 'ceiling with our references', ofReferring));
    ratios.push({
      pair: pair.name,
      'Node CPU': judged(ratio(measured, ofCeiling, 'node'), pair.goal),
      'PostgreSQL CPU': judged(ratio(measured, ofCeiling, 'postgres'), postgresGoal),
      'beside our references': ofReferring ? times(ratio(measured, ofReferring, 'postgres')) : null,
    });
  }
  return [
    {
      title: 'Beside the ceiling: costs',
      explanation: `The same requests to Rollcall and to a bare node:http server that runs one named prepared statement of pg a request, on the same PostgreSQL: ${loadConcurrency} at a time, in turn, the median of ${rounds} rounds after a warm-up. Latencies in ms; processor time in ms per 1,000 requests, from /proc: of PostgreSQL that of the postmaster and all its children, with autovacuum off and a VACUUM ANALYZE before each pair. The ceiling checks no references (foreign keys); where ours are most of the work it is measured once more with them.`,
      rows: costs,
    },
    {
      title: 'Beside the ceiling: ratios',
      explanation: 'Processor time of Rollcall divided by that of the ceiling: the median of the rounds.',
      rows: ratios,
    },
  ];
}

const postgresGoal = 3;

type Rounds = readonly Measurement[];

/** The rounds of each side, which take turns. */
async function measure(pair: Pair, postgresClock: ProcessorClock, sides: readonly Side[]): Promise<Rounds[]> {
  const measured: Measurement[][] = sides.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [number, side] of sides.entries()) {
      const load = { count: pair.turns, concurrency: loadConcurrency, plan: await side.plan.round(round) };
      const measurement = await measureLoad(side, postgresClock, load);
      // The first round warms up.
      if (round > 0) measured[number]?.push(measurement);
    }
  }
  return measured;
}

async function measureLoad(
  { target, nodeClock }: Side,
  postgresClock: ProcessorClock,
  load: Load,
): Promise<Measurement> {
  await settle();
  const before = { node: await nodeClock(), postgres: await postgresClock() };
  const { requests, seconds, latenciesMs } = await runLoad(target, load);
  await settle();
  const after = { node: await nodeClock(), postgres: await postgresClock() };
  return {
    requestsPerSecond: requests / seconds,
    p50: quantile(latenciesMs, 0.5),
    p95: quantile(latenciesMs, 0.95),
    p99: quantile(latenciesMs, 0.99),
    node: ((after.node - before.node) / requests) * 1000,
    postgres: ((after.postgres - before.postgres) / requests) * 1000,
  };
}

function costRow(pair: string, server: string, measured: readonly Measurement[]): Row {
  const of = (key: keyof Measurement) => median(measured.map((measurement) => measurement[key]));
  return {
    pair,
    server,
    'requests/s': count(of('requestsPerSecond')),
    p50: ms(of('p50')),
    p95: ms(of('p95')),
    p99: ms(of('p99')),
    'Node CPU': count(of('node')),
    'PostgreSQL CPU': count(of('postgres')),
  };
}

/** Of each round by itself, so that what else the machine did in it falls on both. */
function ratio(ours: Rounds, theirs: Rounds, key: 'node' | 'postgres'): number {
  return median(ours.map((each, round) => each[key] / (theirs[round]?.[key] ?? Number.NaN)));
}

/** A ceiling that answered less would not be one. @throws when the answers differ in size by more than a tenth. */
async function refuseUnequal(pair: Pair, ours: Side, bare: Side): Promise<void> {
  const sizes: number[] = [];
  for (const { target, plan } of [ours, bare]) {
    for (const request of plan.sample()) sizes.push((await send(target, request)).length);
  }
  const half = sizes.length / 2;
  for (let number = 0; number < half; number += 1) {
    const [a = 0, b = 0] = [sizes[number], sizes[number + half]];
    if (Math.abs(a - b) > 0.1 * Math.max(a, b)) {
      throw new Error(`The answers to "${pair.name}" have ${a} and ${b} bytes: not the same work.`);
    }
  }
}
