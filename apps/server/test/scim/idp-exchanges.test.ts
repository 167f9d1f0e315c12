import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, type ScimResponse, scimClient } from './scim-client.ts';

/** One JSON file of packages/scim/fixtures; its README says what the fields mean. */
type Fixture = {
  readonly title: string;
  readonly source: string;
  readonly mark: string;
  readonly given?: readonly {
    readonly as: string;
    readonly create: 'Users' | 'Groups';
    readonly body: unknown;
  }[];
  readonly exchanges: readonly FixtureExchange[];
};

type FixtureExchange = {
  readonly title?: string;
  readonly as?: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
    readonly rawBody?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
    /** A path with dots, or its steps where a name has dots of its own. */
    readonly absent?: readonly (string | readonly string[])[];
    readonly empty?: boolean;
  };
};

const folder = fileURLToPath(new URL('../../../../packages/scim/fixtures', import.meta.url));
const fixtures = globSync(`${folder}/*/*.json`).map((file) => {
  const fixture: Fixture = JSON.parse(readFileSync(file, 'utf8'));
  return [relative(folder, file), fixture] as const;
});

describe('exchanges with identity providers', () => {
  let endpoint: Endpoint;
  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.close());

  it('name their source and how it is known', () => {
    expect(fixtures.length).toBeGreaterThan(50);
    for (const [file, { source, mark }] of fixtures) {
      expect(source, file).not.toBe('');
      expect(['recorded', 'documentation', 'code', 'report', 'inference'], file).toContain(mark);
    }
  });

  it.each(fixtures)('%s', async (_file, fixture) => {
    const scim = scimClient(endpoint, await endpoint.createDirectory());
    const names = new Map<string, unknown>([
      ['unknownId', randomUUID()],
      ['baseUrl', endpoint.baseUrl],
    ]);
    for (const { as, create, body } of fixture.given ?? []) {
      const created = await scim('POST', `/${create}`, { body: withNames(body, names) });
      expect(created.status, `given ${as}: ${created.text}`).toBe(201);
      names.set(as, created.body);
    }
    for (const exchange of fixture.exchanges) {
      const response = await send(scim, exchange, names);
      if (exchange.as) names.set(exchange.as, response.body);
      check(response, exchange, names);
    }
    expect(endpoint.logged).toEqual([]);
  });
});

async function send(scim: ScimClient, { request }: FixtureExchange, names: Names): Promise<ScimResponse> {
  const { method, path, headers, body, rawBody } = request;
  return await scim(method, String(withNames(path, names)), {
    ...(headers && { headers: withNames(headers, names) as Record<string, string> }),
    ...(body !== undefined && { body: withNames(body, names) }),
    ...(rawBody !== undefined && { rawBody: String(withNames(rawBody, names)) }),
  });
}

function check(
  response: ScimResponse,
  { title, request, response: expected }: FixtureExchange,
  names: Names,
): void {
  const where = `${title ?? `${request.method} ${request.path}`} answered ${response.status} ${response.text}`;
  expect(response.status, where).toBe(expected.status);
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    expect(response.headers.get(name), `${name} of ${where}`).toBe(withNames(value, names));
  }
  if (expected.empty) expect(response.text, where).toBe('');
  if (expected.body !== undefined) {
    const wanted = withNames(expected.body, names);
    expect(contains(response.body, wanted), `${where}\nwanted ${JSON.stringify(wanted)}`).toBe(true);
  }
  for (const path of expected.absent ?? []) {
    const steps = typeof path === 'string' ? path.split('.') : path;
    expect(at(response.body, steps), `${path} of ${where}`).toBeUndefined();
  }
}

type Names = ReadonlyMap<string, unknown>;

/** With every `{{name.path}}` replaced by what it stands for. */
function withNames(value: unknown, names: Names): unknown {
  if (typeof value === 'string') {
    return value.replace(/\{\{([^}]+)\}\}/g, (_whole, reference: string) => {
      const [name = '', ...path] = reference.trim().split('.');
      const found = at(names.get(name), path);
      if (found === undefined) throw new Error(`Nothing is called ${reference}`);
      return String(found);
    });
  }
  if (Array.isArray(value)) return value.map((each) => withNames(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withNames(each, names)]));
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inside, name) => (inside as Record<string, unknown> | undefined)?.[name],
    value,
  );
}

/** Whether everything that is wanted is there: objects may have more, lists the same length in any order. */
function contains(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual) || actual.length !== wanted.length) return false;
    const left = [...actual];
    return wanted.every((each) => {
      const index = left.findIndex((candidate) => contains(candidate, each));
      if (index >= 0) left.splice(index, 1);
      return index >= 0;
    });
  }
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted;
  if (typeof actual !== 'object' || actual === null) return false;
  return Object.entries(wanted).every(([key, each]) =>
    contains((actual as Record<string, unknown>)[key], each),
  );
}
