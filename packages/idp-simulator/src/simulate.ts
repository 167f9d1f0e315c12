import { type Comparison, compareWithServer } from '#compare-with-server.ts';
import type { Exchange, Summary } from '#cycle/recorder.ts';
import type { Progress } from '#cycle/run-cycle.ts';
import { createDialectClient } from '#dialects/dialect-client.ts';
import { dialectNames } from '#dialects/dialects.ts';
import { generateDirectory } from '#directory/generate-directory.ts';
import { mutateDirectory } from '#directory/mutate-directory.ts';
import { createEntraClient } from '#entra/entra-client.ts';
import type { EntraDialect } from '#entra/patch-body.ts';
import type { TlsOptions } from '#http/connection.ts';
import type { Chaos } from '#http/cut-connection.ts';
import type { RetryOptions } from '#http/retry.ts';
import { createOktaClient } from '#okta/okta-client.ts';
import type { OktaStyle } from '#okta/session.ts';
import type { ConnectionTest, ProvisioningClient } from '#provisioning-client.ts';

/** Entra ID and Okta have clients of their own; the others are dialects of one. */
export const simulatedIdps = ['entra', 'okta', ...dialectNames] as const;
export type SimulatedIdp = (typeof simulatedIdps)[number];

export interface SimulationOptions {
  idp: SimulatedIdp;
  baseUrl: string;
  token: string;
  users: number;
  groups: number;
  /** The same seed gives the same people, groups and changes. Default `rollcall`. */
  seed?: string;
  /** Of userNames and addresses. */
  domain?: string;
  /** Incremental cycles after the initial one, each after some changes in the company. Default 0. */
  cycles?: number;
  /** Entra ID only. */
  dialect?: EntraDialect;
  /** Okta only. */
  oktaStyle?: OktaStyle;
  membersPerPatch?: number;
  concurrency?: number;
  timeoutMs?: number;
  retry?: RetryOptions;
  chaos?: Chaos;
  tls?: TlsOptions;
  /** Read everything back at the end and compare it with the directory. Default false. */
  compare?: boolean;
  signal?: AbortSignal;
  /** `cycle` 0 is the initial one. */
  onProgress?: (progress: Progress & { cycle: number }) => void;
  onExchange?: (exchange: Exchange) => void;
}

/** The sum of all cycles; what failed in one and succeeded in the next is still among the errors. */
export interface SimulationSummary extends Summary {
  /** The initial cycle first. Empty when the connection test failed, which is then the only error. */
  readonly cycles: readonly Summary[];
  /** Null unless it was asked for and every cycle ran to its end. */
  readonly comparison: Comparison | null;
}

/** An IdP's whole acquaintance with a server: test the connection, provision everybody, then follow changes. */
export async function simulate(options: SimulationOptions): Promise<SimulationSummary> {
  let cycle = 0;
  const { client, test } = createClient(options, (progress) => options.onProgress?.({ ...progress, cycle }));
  try {
    const connection = await test();
    if (!connection.ok) {
      const { request, status, detail } = connection;
      const errors = [{ object: 'Connection test', request, status, detail }];
      return { ...client.total(), errors, stoppedBecause: 'test-failed', cycles: [], comparison: null };
    }
    let last = await client.initialCycle();
    const cycles = [last];
    while (cycle < (options.cycles ?? 0) && last.stoppedBecause === null) {
      cycle++;
      mutateDirectory(client.directory);
      last = await client.incrementalCycle();
      cycles.push(last);
    }
    const total = { ...client.total(), stoppedBecause: last.stoppedBecause, cycles };
    const compared = options.compare === true && last.stoppedBecause === null;
    return { ...total, comparison: compared ? await compareWithServer(client) : null };
  } finally {
    await client.close();
  }
}

function createClient(
  options: SimulationOptions,
  onProgress: (progress: Progress) => void,
): { client: ProvisioningClient; test: () => Promise<ConnectionTest> } {
  const { idp, users, groups, seed = 'rollcall', domain } = options;
  const directory = generateDirectory({
    seed,
    users,
    groups,
    idStyle: idp === 'okta' ? 'okta' : 'entra',
    ...(domain === undefined ? {} : { domain }),
  });
  switch (idp) {
    case 'entra': {
      const client = createEntraClient({ ...options, directory, onProgress });
      return { client, test: () => client.testConnection() };
    }
    case 'okta': {
      const { oktaStyle: style, ...rest } = options;
      const client = createOktaClient({
        ...rest,
        directory,
        onProgress,
        ...(style === undefined ? {} : { style }),
      });
      return { client, test: () => client.testCredentials() };
    }
    default: {
      const client = createDialectClient({ ...options, dialect: idp, directory, onProgress });
      return { client, test: () => client.testConnection() };
    }
  }
}
