import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  applyPatch,
  groupResourceType,
  parseGroup,
  parseGroupPatch,
  parseListQuery,
  parseSearchRequest,
  parseUser,
  parseUserPatch,
  ScimError,
  type ScimObject,
  userResourceType,
} from './index.ts';

interface Fixture {
  readonly title: string;
  readonly source: string;
  readonly mark: string;
  readonly given: readonly Given[];
  readonly exchanges: readonly Exchange[];
}
interface Given {
  readonly as: string;
  readonly create: 'Users' | 'Groups';
  readonly body: ScimObject;
}
interface Exchange {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly body?: unknown;
    readonly rawBody?: string;
  };
  readonly response: { readonly status: number; readonly body?: ScimObject; readonly empty?: boolean };
}

const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
const fixtures = globSync(`${folder}/**/*.json`).map((file): [string, Fixture] => [
  relative(folder, file),
  JSON.parse(readFileSync(file, 'utf8')),
]);

const limits = { countDefault: 100, countMax: 200 };

/** Reads a request as the server does, before it looks at what is stored; undefined when nothing is wrong with it. */
function refusalOf(exchange: Exchange): ScimError | undefined {
  const { method, path, body: sent, rawBody } = withNames(exchange.request);
  const [, endpoint, id] = /^\/(Users|Groups)(?:\/([^?]+))?/.exec(path) ?? [];
  if (!endpoint) return undefined;
  const ofUsers = endpoint === 'Users';
  const resourceType = ofUsers ? userResourceType : groupResourceType;
  try {
    const body: unknown = rawBody === undefined ? sent : parseJson(rawBody);
    if (id === '.search') parseSearchRequest(body, resourceType, limits);
    else if (method === 'PATCH' && id) (ofUsers ? parseUserPatch : parseGroupPatch)(body, { resourceId: id });
    else if (method === 'POST' || method === 'PUT') (ofUsers ? parseUser : parseGroup)(body);
    else if (method === 'GET')
      parseListQuery(
        Object.fromEntries(new URL(path, 'http://localhost').searchParams),
        resourceType,
        limits,
      );
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ScimError('invalidSyntax', 'The body is not JSON.');
  }
}

/** `{{ann.id}}` stands for an id; its name will do. */
function withNames(request: Exchange['request']): Exchange['request'] {
  return JSON.parse(JSON.stringify(request).replaceAll(/\{\{([\w.]+)\}\}/g, '$1'));
}

/** Refusals that need to know what is stored, or, of a body that is no JSON object, the transport. */
const needsServer = new Set(['noTarget', 'invalidValue', 'invalidCursor', 'invalidSyntax']);

describe.each(fixtures)('%s', (file, { title, source, mark, given, exchanges }) => {
  test('says what it guarantees and how that is known', () => {
    expect(file).toMatch(/^([a-z0-9-]+\/)+[a-z0-9-]+\.json$/);
    expect(title).toMatch(/^\S.*[^.\s]$/);
    expect(source).not.toBe('');
    expect(['recorded', 'documentation', 'code', 'report', 'inference']).toContain(mark);
    expect(exchanges.length).toBeGreaterThan(0);
  });

  test('sends what the engine reads as the answer says', () => {
    for (const { create, body } of given) (create === 'Users' ? parseUser : parseGroup)(body);
    for (const exchange of exchanges) {
      const { status, body } = exchange.response;
      const refusal = status <= 400 ? refusalOf(exchange) : undefined;
      const where = JSON.stringify(exchange.request).slice(0, 300);
      if (status < 400) expect(refusal?.detail, where).toBeUndefined();
      else if (refusal) expect(refusal.scimType, where).toBe(body?.scimType);
      else if (status === 400) expect(needsServer, where).toContain(body?.scimType);
    }
  });
});

test('every title is another guarantee', () => {
  const titles = fixtures.map(([, { title }]) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test('a PATCH of one user gives what its fixture expects', () => {
  let checked = 0;
  for (const [file, { given, exchanges }] of fixtures) {
    const [exchange] = exchanges;
    const user = given.find(({ as }) => exchange?.request.path === `/Users/{{${as}.id}}`);
    if (exchange?.request.method !== 'PATCH' || !user || exchange.response.status !== 200) continue;
    const { id, meta, schemas, groups, ...expected } = exchange.response.body ?? {};
    const patch = parseUserPatch(exchange.request.body, { resourceId: `{{${user.as}.id}}` });
    expect(applyPatch(parseUser(user.body).document, patch).document, file).toMatchObject(expected);
    checked += 1;
  }
  expect(checked).toBeGreaterThan(25);
});
