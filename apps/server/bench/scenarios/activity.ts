import { type ActivityFilter, listActivity } from '#domain/activity/queries.ts';
import { listCycles } from '#domain/cycles/queries.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { makeEarlierPartitions, seedActivity, seededPersonId } from '../activity-seed.ts';
import type { Installation } from '../installation.ts';
import { median } from '../quantile.ts';
import { count, judged, ms, type Row, type Section } from '../report.ts';
import { settleTables } from '../seed.ts';
import { createTenant } from '../tenant.ts';

const rounds = 40;
const warmUpRounds = 5;
const goal = 2;
const days = 330;
const pageSize = 50;

type Seeded = { readonly scope: OrganizationScope; readonly people: number };

/** What an admin asks for, as a page of the list; another person, hour or word each time. */
const questions: Readonly<Record<string, (seeded: Seeded, round: number) => ActivityFilter>> = {
  'the newest': () => ({}),
  'look-ups as well': () => ({ lookUps: 'shown' }),
  'one person': ({ people }, round) => ({ memberId: seededPersonId(spread(round, people)) }),
  'what failed': () => ({ result: 'failed' }),
  'one operation': () => ({ operation: 'refuse' }),
  'a day half a year ago': (_, round) => dayAgo(180 + round),
  'a rare word': ({ people }, round) => ({ search: `person${spread(round, people)}@seeded.example` }),
  'a frequent word': () => ({ search: 'family' }),
  'a word that is nowhere': (_, round) => ({ search: `nobody${round}` }),
};

/** Whether the activity of an organization stays quick with a hundred times as many records, in the same tables. */
export async function measureActivity(
  { db, postgres }: Installation,
  { isLong }: { isLong: boolean },
): Promise<Section> {
  const sizes = isLong ? { small: 100_000, big: 10_000_000 } : { small: 10_000, big: 100_000 };
  await makeEarlierPartitions(postgres, 12);
  const seed = async (slug: string, records: number): Promise<Seeded> => {
    const { organizationId, directoryId } = await createTenant(db, slug);
    const { people } = await seedActivity(postgres, { organizationId, directoryId }, { records, days });
    await postgres.administer('UPDATE directory SET last_request_at = now() WHERE id = $1', [directoryId]);
    return { scope: { db, organizationId }, people };
  };
  const small = await seed('activity-small', sizes.small);
  const big = await seed('activity-big', sizes.big);
  await settleTables(postgres);

  const rows: Row[] = [];
  for (const [name, filterOf] of Object.entries(questions)) {
    const ask = (seeded: Seeded, round: number) =>
      listActivity(seeded.scope, { lookUps: 'hidden', ...filterOf(seeded, round), limit: pageSize });
    rows.push(await compare(name, ask, { small, big }));
  }
  rows.push(await compare('cycles', ({ scope }) => listCycles(scope, { limit: pageSize }), { small, big }));
  const [smallSize, bigSize] = [sizes.small.toLocaleString('en'), sizes.big.toLocaleString('en')];
  return {
    title: isLong ? 'Activity' : 'Activity (one in a hundred of the sizes of --long)',
    explanation: `Medians in ms of the first page, one at a time, in turn: an organization with ${smallSize} records and one with ${bigSize} in the same tables, over ${days} days. Of the records, nine in ten are look-ups. Seeded by SQL, then VACUUM ANALYZE.`,
    rows,
  };
}

async function compare(
  what: string,
  ask: (seeded: Seeded, round: number) => Promise<unknown>,
  seeded: { small: Seeded; big: Seeded },
): Promise<Row> {
  const taken = { small: [] as number[], big: [] as number[] };
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const size of ['small', 'big'] as const) {
      const startedMs = performance.now();
      await ask(seeded[size], Math.abs(round));
      if (round >= 0) taken[size].push(performance.now() - startedMs);
    }
  }
  const [small, big] = [median(taken.small), median(taken.big)];
  return { what, n: count(rounds), small: ms(small), big: ms(big), ratio: judged(big / small, goal) };
}

function spread(round: number, people: number): number {
  return (round * 7_919 + 1) % people;
}

function dayAgo(daysAgo: number): ActivityFilter {
  const dayMs = 86_400_000;
  const to = new Date(Date.now() - daysAgo * dayMs);
  return { from: new Date(to.getTime() - dayMs), to };
}
