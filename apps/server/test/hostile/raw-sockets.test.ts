import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerUnreadableRequests } from '#scim/unreadable-requests.ts';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from '../scim/scim-client.ts';

/** What a client can do to HTTP itself, below what a library would send. */
describe('on a bare socket', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;
  let userId: string;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
  });
  afterAll(() => endpoint.close());

  beforeEach(async () => {
    const { body } = await scim('POST', '/Users', {
      body: { userName: crypto.randomUUID(), title: 'Before' },
    });
    userId = String(body?.id);
  });

  /** After every attack: the server answers, and nothing was logged as a defect. */
  async function expectUnharmed(title = 'Before'): Promise<void> {
    const { status, body } = await scim('GET', `/Users/${userId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ title });
    expect(endpoint.logged).toEqual([]);
  }

  const patch = (title: string) =>
    JSON.stringify({ Operations: [{ op: 'replace', path: 'title', value: title }] });

  function head(method: string, path: string, headers: Readonly<Record<string, string | number>>): string {
    const all = { host: 'localhost', authorization: `Bearer ${directory.token}`, ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    return `${method} /api/auth/scim/v2${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  }

  it('a body that ends too early changes nothing', async () => {
    const body = patch('Half');
    const socket = await open(endpoint);
    const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    socket.write(head('PATCH', `/Users/${userId}`, length) + body.slice(0, 20));
    socket.end();
    await closed(socket);
    await expectUnharmed();
  });

  it('a connection that breaks in the middle of a body changes nothing', async () => {
    const socket = await open(endpoint);
    socket.write(head('PATCH', `/Users/${userId}`, { 'content-length': 500 }) + patch('Broken'));
    socket.resetAndDestroy();
    await closed(socket);
    await expectUnharmed();
  });

  it.each([
    ['shorter than the body', -10],
    ['so short that the rest would be another request', -patch('x').length],
  ])('a Content-Length that is %s changes nothing', async (_what, off) => {
    const body = patch('x');
    const answer = await exchange(
      endpoint,
      head('PATCH', `/Users/${userId}`, { 'content-length': body.length + off, connection: 'close' }) + body,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    await expectUnharmed();
  });

  it.each([
    ['no number', { 'content-length': 'ten' }],
    ['negative', { 'content-length': '-1' }],
    ['too large for any number', { 'content-length': '9'.repeat(40) }],
    ['there twice', { 'content-length': '5', 'Content-Length': '6' }],
    ['beside chunks', { 'content-length': '5', 'transfer-encoding': 'chunked' }],
  ])('a Content-Length that is %s is refused', async (_what, headers) => {
    const request = `${head('PATCH', `/Users/${userId}`, headers)}0\r\n\r\n`;
    expect(await exchange(endpoint, request)).toMatch(/^HTTP\/1\.1 400 /);
    await expectUnharmed();
  });

  it('a body larger than allowed is refused by what its header says, before it is sent', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': 2 ** 31, connection: 'close' };
    const answer = await exchange(endpoint, `${head('POST', '/Users', headers)}{`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"status":"413"');
    await expectUnharmed();
  });

  it('a compressed body that unfolds to more than allowed is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    const { status, body } = await scimBytes('POST', '/Users', bomb, { 'content-encoding': 'gzip' });
    expect(status).toBe(413);
    expect(body).toMatchObject({ status: '413' });
    await expectUnharmed();
  });

  it.each(['gzip', 'deflate', 'br'])('a body that only says that it is %s is refused', async (encoding) => {
    const bytes = Buffer.from('no such thing');
    const { status, body } = await scimBytes('POST', '/Users', bytes, { 'content-encoding': encoding });
    expect(status).toBe(400);
    expect(body).toMatchObject({ status: '400', scimType: 'invalidSyntax' });
    expect(JSON.stringify(body)).toContain('body');
    await expectUnharmed();
  });

  it('bytes that are not UTF-8 are refused, and no half of a name is kept', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"userName":"'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('"}'),
    ]);
    const { status, body } = await scimBytes('POST', '/Users', bytes, {});
    expect(status).toBe(400);
    expect(body).toMatchObject({ scimType: 'invalidSyntax' });
    await expectUnharmed();
  });

  it('a body that comes byte by byte is read, and others do not wait for it', async () => {
    const body = patch('Slow');
    const socket = await open(endpoint);
    const answer = whole(socket);
    socket.write(
      head('PATCH', `/Users/${userId}`, {
        'content-type': 'application/json',
        'content-length': body.length,
        connection: 'close',
      }),
    );
    for (const byte of body) {
      await new Promise((done) => socket.write(byte, done));
      // Each byte has somebody else's request between it and the next.
      expect((await fetch(`${endpoint.origin}/healthz`)).status).toBe(200);
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
    await expectUnharmed('Slow');
  });

  it('requests that do not wait for their answers are answered in order, each with its own', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `pipelined-${index}`);
    const requests = names.map((userName, index) => {
      const body = JSON.stringify({ userName });
      const connection = index === names.length - 1 ? 'close' : 'keep-alive';
      const headers = { 'content-type': 'application/json', 'content-length': body.length, connection };
      return head('POST', '/Users', headers) + body;
    });
    const answer = await exchange(endpoint, requests.join(''));
    expect(answer.match(/HTTP\/1\.1 201 /g)).toHaveLength(names.length);
    expect(answer.match(/"userName":"[^"]+"/g)).toEqual(names.map((name) => `"userName":"${name}"`));
    await expectUnharmed();
  });

  it('a chunk whose size is no number changes nothing', async () => {
    const request = head('PATCH', `/Users/${userId}`, { 'transfer-encoding': 'chunked' });
    expect(await exchange(endpoint, `${request}zz\r\n${patch('x')}\r\n0\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 400 /,
    );
    await expectUnharmed();
  });

  it.each([
    ['a header of 1 MiB', { 'x-large': 'x'.repeat(1024 * 1024) }],
    ['a token of 64 KiB', { authorization: `Bearer rcl_${'x'.repeat(64 * 1024)}` }],
    [
      'ten thousand headers',
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`x-${index}`, '1'])),
    ],
  ])('%s is refused without reading it to its end', async (_what, headers) => {
    expectErrorDocument(await exchange(endpoint, head('GET', '/Users', headers)), 431);
    await expectUnharmed();
  });

  it.each([
    ['no HTTP', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
    ['an HTTP of the future', 'GET / HTTP/9.9\r\n\r\n'],
    ['a method that is none', 'G\u0000T / HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['a path with a line break in it', 'GET /api/auth/scim/v2/Users\r\nx HTTP/1.1\r\nhost: x\r\n\r\n'],
    [
      'bytes in the path that must be escaped',
      'GET /api/auth/scim/v2/Users/\u00e9 HTTP/1.1\r\nhost: x\r\n\r\n',
    ],
  ])('%s is refused', async (_what, bytes) => {
    expectErrorDocument(await exchange(endpoint, bytes), 400);
    await expectUnharmed();
  });

  it.each([
    ['an address', (text: string) => head('GET', `/Users?filter=${text}`, {})],
    ['a request line alone', (text: string) => `GET /${text} HTTP/1.1\r\n\r\n`],
  ])('%s of 20 KiB is refused', async (_what, request) => {
    expectErrorDocument(await exchange(endpoint, request('x'.repeat(20 * 1024))), 431);
    await expectUnharmed();
  });

  it('what expects something else than to be told to go on is refused', async () => {
    const request = head('PATCH', `/Users/${userId}`, { expect: 'the-unexpected', 'content-length': 0 });
    expectErrorDocument(await exchange(endpoint, request), 417);
    await expectUnharmed();
  });

  it('who waits to be told to go on is told, and then heard', async () => {
    const body = patch('Continued');
    const length = { expect: '100-continue', 'content-length': Buffer.byteLength(body), connection: 'close' };
    const socket = await open(endpoint);
    const answer = whole(socket);
    socket.write(head('PATCH', `/Users/${userId}`, { 'content-type': 'application/json', ...length }));
    await new Promise((told) => socket.once('data', told));
    socket.write(body);
    expect(await answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
    await expectUnharmed('Continued');
  });

  it('of headers that stand twice, no second one decides', async () => {
    const twice = (name: string, first: string, second: string) =>
      head('GET', `/Users/${userId}`, { [name]: first, connection: 'close' }).replace(
        `${name}: ${first}`,
        `${name}: ${first}\r\n${name}: ${second}`,
      );
    const good = `Bearer ${directory.token}`;
    const statusOf = async (request: string) => (await exchange(endpoint, request)).slice(9, 12);
    expect(await statusOf(twice('authorization', good, 'Bearer wrong'))).toBe('200');
    expect(await statusOf(twice('authorization', 'Bearer wrong', good))).toBe('401');
    expect(await statusOf(twice('if-none-match', '"x"', 'W/"1"'))).toBe('304');
    expect(await statusOf(twice('content-length', '0', '0'))).toBe('400');
  });

  it('chunks that say more about themselves than they carry are refused', async () => {
    const request = head('PATCH', `/Users/${userId}`, { 'transfer-encoding': 'chunked' });
    const answer = await exchange(endpoint, `${request}1;${'x'.repeat(32 * 1024)}\r\n{\r\n0\r\n\r\n`);
    expectErrorDocument(answer, 413);
    await expectUnharmed();
  });

  it('what takes too long to arrive is told so', async () => {
    const server = createServer({ headersTimeout: 20, requestTimeout: 20, connectionsCheckingInterval: 10 });
    answerUnreadableRequests(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expectErrorDocument(await exchange({ origin }, 'GET /Users HTTP/1.1\r\nhost: x\r\n'), 408);
    await new Promise((done) => server.close(done));
  });

  it('nonsense after a request does not get into the answer to it', async () => {
    const answer = await exchange(endpoint, `${head('GET', `/Users/${userId}`, {})}no HTTP\r\n\r\n`);
    const [, , ...more] = answer.split('HTTP/1.1 ');
    expect(more).toEqual([]);
    await expectUnharmed();
  });

  it('a proxy request is turned away', async () => {
    expect(await exchange(endpoint, 'CONNECT example.com:443 HTTP/1.1\r\nhost: example.com\r\n\r\n')).toBe(
      '',
    );
    await expectUnharmed();
  });

  async function scimBytes(
    method: string,
    path: string,
    bytes: Buffer,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: Readonly<Record<string, unknown>> | undefined }> {
    const response = await fetch(`${endpoint.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${directory.token}`,
        'content-type': 'application/scim+json',
        ...headers,
      },
      body: bytes,
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }
});

/** Whole, and the last that is said on the connection. */
function expectErrorDocument(answer: string, status: number): void {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toContain('\r\nContent-Type: application/scim+json\r\n');
  expect(head).toContain(`\r\nContent-Length: ${body.length}\r\n`);
  expect(head).toContain('\r\nConnection: close');
  expect(JSON.parse(body)).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail: expect.stringMatching(/\S/),
  });
}

async function open({ origin }: Pick<Endpoint, 'origin'>): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port) });
  // The server may close first; what it said before is what counts.
  socket.on('error', () => {});
  await new Promise((done) => socket.once('connect', done));
  return socket;
}

/** All that the server says until it closes the connection. */
function whole(socket: Socket): Promise<string> {
  return new Promise((done) => {
    let text = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.once('close', () => done(text));
  });
}

async function exchange(endpoint: Pick<Endpoint, 'origin'>, bytes: string): Promise<string> {
  const socket = await open(endpoint);
  const answer = whole(socket);
  socket.write(bytes, 'latin1');
  return await answer;
}

async function closed(socket: Socket): Promise<void> {
  socket.resume();
  if (!socket.closed) await new Promise((done) => socket.once('close', done));
}
