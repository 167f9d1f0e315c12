import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, type ScimResponse, scimClient } from './scim-client.ts';

/** Records of reads and bodies are written together, after the answer. */
const writtenLater = ['insert_provisioning_records', 'insert_provisioning_bodies'];

/**
 * What IdPs send all day is one statement each, so that one wait for the database is all that a request costs. The
 * token is remembered from the request before.
 */
describe('one statement', () => {
  let endpoint: Endpoint;
  let scim: ScimClient;
  let userName: string;
  let user: string;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    scim = scimClient(endpoint, await endpoint.createDirectory());
  });
  afterAll(() => endpoint.close());
  beforeEach(async () => {
    userName = `${crypto.randomUUID()}@acme.test`;
    const { body } = await scim('POST', '/Users', { body: { userName } });
    user = `/Users/${body?.id}`;
  });

  const lookUp = (more = '') =>
    scim('GET', `/Users?filter=userName+eq+"${encodeURIComponent(userName)}"${more}`);
  const patch = (path: string, operation: object) =>
    scim('PATCH', path, { body: { Operations: [operation] } });
  const rename = () => patch(user, { op: 'replace', path: 'displayName', value: 'Bo' });
  const members = () => [{ value: user.slice('/Users/'.length) }];

  async function createGroup(): Promise<string> {
    const { body } = await scim('POST', '/Groups', { body: { displayName: userName } });
    return `/Groups/${body?.id}`;
  }

  /** The names of the statements that the server waits for, whichever way they go. */
  async function statementsOf(send: () => Promise<ScimResponse>): Promise<(string | undefined)[]> {
    const query = vi.spyOn(endpoint.db, 'query');
    const costlyQuery = vi.spyOn(endpoint.db, 'costlyQuery');
    const transaction = vi.spyOn(endpoint.db, 'transaction');
    try {
      expect((await send()).status).toBeLessThan(300);
      const statements = [...query.mock.calls, ...costlyQuery.mock.calls].map(([{ name }]) => name);
      const inTransactions = transaction.mock.calls.map(() => 'a transaction');
      return [...statements, ...inTransactions].filter((name) => !writtenLater.includes(name ?? ''));
    } finally {
      vi.restoreAllMocks();
    }
  }

  it('finds a user by userName, with their groups or without', async () => {
    expect(await statementsOf(() => lookUp('&excludedAttributes=groups'))).toEqual(['user_by_name']);
    expect(await statementsOf(lookUp)).toEqual(['user_with_groups_by_name']);
  });

  it('finds that there is no user of a userName', async () => {
    userName = 'nobody@acme.test';
    expect(await statementsOf(lookUp)).toEqual(['user_with_groups_by_name']);
  });

  it('creates a user', async () => {
    const body = { userName: `another-${userName}` };
    expect(await statementsOf(() => scim('POST', '/Users', { body }))).toEqual(['create_directory_user']);
  });

  it('changes a user who was looked up a moment ago', async () => {
    await lookUp();
    expect(await statementsOf(rename)).toEqual(['update_directory_user']);
  });

  it('changes a user again who was changed a moment ago', async () => {
    await patch(user, { op: 'add', path: 'title', value: 'Clerk' });
    expect(await statementsOf(rename)).toEqual(['update_directory_user']);
  });

  it('deletes a user', async () => {
    expect(await statementsOf(() => scim('DELETE', user))).toEqual(['delete_directory_user']);
  });

  it('adds a member to a group, and removes one', async () => {
    const group = await createGroup();
    const add = () => patch(group, { op: 'add', path: 'members', value: members() });
    expect(await statementsOf(add)).toEqual(['update_directory_group']);
    const remove = () => patch(group, { op: 'remove', path: 'members', value: members() });
    expect(await statementsOf(remove)).toEqual(['update_directory_group']);
  });

  it('creates a group with its members, where the answer is asked to leave them out', async () => {
    const body = { displayName: userName, members: members() };
    const create = () => scim('POST', '/Groups?excludedAttributes=members', { body });
    expect(await statementsOf(create)).toEqual(['create_directory_group']);
  });

  it('deletes a group', async () => {
    const group = await createGroup();
    expect(await statementsOf(() => scim('DELETE', group))).toEqual(['delete_directory_group']);
  });

  it('is all that is sent once the token is remembered: only its first request authenticates', async () => {
    const unknown = scimClient(endpoint, await endpoint.createDirectory());
    const send = () => unknown('GET', '/Users?filter=userName+eq+"ann"&excludedAttributes=groups');
    expect(await statementsOf(send)).toEqual(['find_credential', 'note_use_of_credential', 'user_by_name']);
    expect(await statementsOf(send)).toEqual(['user_by_name']);
  });
});
