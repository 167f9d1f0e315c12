import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createIdpFetch } from './idp-fetch.ts';
import { isPublicAddress } from './public-address.ts';

describe('an address of the internet', () => {
  it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    '::ffff:169.254.169.254',
    '::ffff:7f00:1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    'not an address',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('asking an IdP', () => {
  let server: Server | null = null;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = null;
  });

  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const fromAnywhere = createIdpFetch({ allowPrivateAddresses: true });
  const careful = createIdpFetch({ allowPrivateAddresses: false });
  const askedFor = (url: string, fetchIdp = careful) => fetchIdp(url).catch((error) => error.detail ?? error);

  it.each([
    ['https://127.0.0.1/', /127\.0\.0\.1 leads to 127\.0\.0\.1, which is not an address of the internet/],
    ['https://[::1]/', /not an address of the internet/],
    ['https://[::ffff:169.254.169.254]/', /not an address of the internet/],
    ['https://0x7f.1/', /not an address of the internet/],
    ['https://2130706433/', /not an address of the internet/],
    ['http://example.com/', /not asked over https/],
  ])('refuses %s', async (url, sentence) => {
    expect(await askedFor(url)).toMatch(sentence);
  });

  it.each([
    ['a name of this machine', [{ address: '127.0.0.1', family: 4 }]],
    [
      'a name with a public and a private address',
      [
        { address: '93.184.215.14', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    ],
  ])('refuses %s', async (_, addresses) => {
    const fetchIdp = createIdpFetch({
      allowPrivateAddresses: false,
      lookup: (_host, _options, done) => done(null, addresses),
    });
    expect(await askedFor('https://idp.test/', fetchIdp)).toMatch(
      /idp\.test leads to .*, which is not an address/,
    );
  });

  it('connects to the very address that it checked, however the name resolves afterwards', async () => {
    const answers = ['93.184.215.14', '127.0.0.1'];
    const asked: string[] = [];
    const fetchIdp = createIdpFetch({
      allowPrivateAddresses: false,
      timeoutMs: 300,
      lookup: (host, _options, done) => {
        asked.push(host);
        done(null, [{ address: answers[asked.length - 1] ?? '127.0.0.1', family: 4 }]);
      },
    });
    const hits: string[] = [];
    const origin = await serve((req, res) => {
      hits.push(req.url ?? '');
      res.end('{}');
    });
    const port = new URL(origin).port;
    expect(await askedFor(`https://rebind.test:${port}/`, fetchIdp)).toMatch(/rebind\.test:\d+ (?!leads)/);
    expect(asked).toEqual(['rebind.test']);
    expect(hits).toEqual([]);
    expect(await askedFor(`https://rebind.test:${port}/`, fetchIdp)).toMatch(
      /not an address of the internet/,
    );
  });

  it('does not follow it elsewhere', async () => {
    const origin = await serve((_req, res) => res.writeHead(302, { location: 'https://example.com/' }).end());
    expect(await askedFor(origin, fromAnywhere)).toMatch(/redirects elsewhere/);
  });

  it('does not read more than a document has, nor unpack it', async () => {
    const origin = await serve((_req, res) => res.end('x'.repeat(600_000)));
    expect(await askedFor(origin, fromAnywhere)).toMatch(/answers with more than 524288 bytes/);
  });

  it('does not wait for ever, for the beginning or the end of an answer', async () => {
    const impatient = createIdpFetch({ allowPrivateAddresses: true, timeoutMs: 500 });
    const silent = await serve(() => {});
    expect(await askedFor(silent, impatient)).toMatch(/does not answer in time/);
    server?.closeAllConnections();
    server?.close();
    const dripping = await serve((_req, res) => void res.write('{'));
    expect(await askedFor(dripping, impatient)).toMatch(/does not answer in time/);
  });

  it('says that nobody is there', async () => {
    const origin = await serve(() => {});
    server?.close();
    server = null;
    expect(await askedFor(origin, fromAnywhere)).toMatch(/refuses the connection/);
  });
});
