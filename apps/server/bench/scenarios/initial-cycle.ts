import { createEntraClient, generateDirectory } from '@rollcall/idp-simulator';
import { type Installation, scimPath } from '../installation.ts';
import { count, ms, type Section } from '../report.ts';
import { settle } from '../settle.ts';
import type { Tenant } from '../tenant.ts';

const sizes = { users: 2_000, groups: 50 };

/** Everything that Entra ID sends when provisioning is switched on for the first time. */
export async function measureInitialCycle(installation: Installation, tenant: Tenant): Promise<Section> {
  const { origin, serverClock, postgresClock } = installation;
  const client = createEntraClient({
    baseUrl: `${origin}${scimPath}`,
    token: tenant.token,
    directory: generateDirectory({ seed: 'benchmark', ...sizes }),
  });
  const before = { node: await serverClock(), postgres: await postgresClock() };
  const summary = await client.initialCycle().finally(() => client.close());
  await settle();
  const after = { node: await serverClock(), postgres: await postgresClock() };
  const [error] = summary.errors;
  if (error) throw new Error(`The initial cycle had errors; the first: ${JSON.stringify(error)}`);

  const per1000 = (which: 'node' | 'postgres') => ((after[which] - before[which]) / summary.requests) * 1000;
  const { latencyMs, requests, seconds, requestsPerSecond } = summary;
  return {
    title: 'Initial cycle',
    explanation: `Entra ID's first cycle of ${sizes.users} users and ${sizes.groups} groups by the simulator, 4 requests at a time, on a server that has just started: latencies in ms, processor time in ms per 1,000 requests.`,
    rows: [
      {
        requests: count(requests),
        seconds: { value: seconds, digits: 1 },
        'requests/s': count(requestsPerSecond),
        p50: ms(latencyMs.p50),
        p95: ms(latencyMs.p95),
        p99: ms(latencyMs.p99),
        'Node CPU': count(per1000('node')),
        'PostgreSQL CPU': count(per1000('postgres')),
      },
    ],
  };
}
