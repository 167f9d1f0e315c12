import { type SimulationOptions, simulate } from '@rollcall/idp-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from '../endpoint.ts';
import { report, runSize, seed } from './run-size.ts';

const people = runSize({ ci: 100, long: 10_000 });
const groups = runSize({ ci: 8, long: 200 });
/** Of the requests: some of them never arrive whole, some arrive and are never answered. */
const cutFraction = 0.05;

type Idp = Pick<SimulationOptions, 'idp' | 'dialect' | 'oktaStyle'>;

const idps: readonly [string, Idp][] = [
  ['Entra ID', { idp: 'entra', dialect: 'default' }],
  ['Entra ID with aadOptscim062020', { idp: 'entra', dialect: 'aadOptscim062020' }],
  ['an Okta catalogue application', { idp: 'okta', oktaStyle: 'oin' }],
  ['an Okta application of the customer', { idp: 'okta', oktaStyle: 'aiw' }],
];

describe('an initial cycle of a whole company', () => {
  let endpoint: Endpoint;
  beforeEach(async () => {
    endpoint = await startEndpoint();
  });
  afterEach(() => endpoint.close());

  const timeoutMs = runSize({ ci: 60_000, long: 1_800_000 });

  it.each(idps)(
    'of %s ends without an error, and with what the directory has',
    async (name, idp) => {
      await pushAll(name, idp);
    },
    timeoutMs,
  );

  it.each(idps)(
    'of %s ends so too when one request in twenty is cut off and sent again',
    async (name, idp) => {
      const { retries } = await pushAll(`${name}, cut off`, {
        ...idp,
        chaos: { cutFraction, seed: String(seed) },
      });
      expect(retries).toBeGreaterThan(people / 50);
    },
    timeoutMs,
  );

  async function pushAll(name: string, options: Idp & Pick<SimulationOptions, 'chaos'>) {
    const directory = await endpoint.createDirectory();
    const { organizationId, directoryId, token } = directory;
    const summary = await simulate({
      ...options,
      baseUrl: endpoint.baseUrl,
      token,
      users: people,
      groups,
      seed: String(seed),
      // The server is there all the time: whoever was cut off need not wait.
      retry: { baseDelayMs: 1 },
      compare: true,
    });
    const { requests, retries, requestsPerSecond, latencyMs, comparison } = summary;
    report(
      `${name}: ${requests} requests, ${retries} again, ${Math.round(requestsPerSecond)} a second, ` +
        `p50 ${latencyMs.p50.toFixed(1)} ms, p99 ${latencyMs.p99.toFixed(1)} ms, max ${latencyMs.max.toFixed(0)} ms`,
    );

    expect(summary.errors).toEqual([]);
    expect(summary.stoppedBecause).toBeNull();
    // Attribute by attribute and member by member, as the client reads it back.
    expect(comparison?.differences).toEqual([]);
    expect(comparison?.groups).toBe(groups);
    // Nothing twice, and nothing that no list shows.
    const where = { organizationId, directoryId };
    expect(await endpoint.db.prisma.directoryUser.count({ where })).toBe(comparison?.users);
    expect(await endpoint.db.prisma.directoryGroup.count({ where })).toBe(groups);
    expect(await endpoint.db.prisma.membership.count({ where })).toBe(comparison?.memberships);
    expect(await endpoint.db.prisma.member.count({ where: { organizationId } })).toBe(comparison?.users);
    const largest = await endpoint.db.prisma.directoryGroup.findFirstOrThrow({
      where,
      orderBy: { people: 'desc' },
    });
    expect(largest.people).toBe(comparison?.users);
    expect(comparison?.users).toBe(people);
    expect(endpoint.logged).toEqual([]);
    return summary;
  }
});
