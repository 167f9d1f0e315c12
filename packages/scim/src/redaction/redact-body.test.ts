import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactBody } from './redact-body.ts';
import { redacted } from './secret-names.ts';

const roomy = 65_536;
const secret = 'Tr0ub4dor-and-3';

/** As it would be kept, of what was sent as this JSON. */
function kept(value: unknown, lengthMax = roomy) {
  return redactBody(JSON.stringify(value), value, lengthMax);
}

describe('a body that is kept', () => {
  it.each([
    'password',
    'PassWord',
    'urn:ietf:params:scim:schemas:core:2.0:User:password',
    'urn:acme:user:2.0:ssoPassphrase',
    'clientSecret',
    'client_secret',
    'refresh-token',
    'apiKey',
    'API_KEY',
    'private.key',
    'Authorization',
    'setCookie',
    'recoveryCode',
    'userPin',
    'PIN',
    'totp',
    'db_pwd',
  ])('has no value of %s, wherever it stands', (name) => {
    const bodies = [
      { [name]: secret },
      { [name]: { value: secret } },
      { [name]: [secret, { deep: [secret] }] },
      { [name]: 4_711_815 },
      { Operations: [{ op: 'replace', value: { [name]: secret } }] },
      { Operations: [{ op: 'replace', path: name, value: secret }] },
      { Operations: [{ op: 'Add', value: secret, Path: name }] },
      { Operations: [{ op: 'remove', path: `x[${name} eq "${secret}"]` }] },
      { Operations: [{ op: 'remove', path: `x[${name} eq "${secret}` }] },
      { filter: `userName pr and ${name} sw "${secret}"` },
      {
        custom: [
          { name, value: secret },
          { key: name, Value: [secret] },
        ],
      },
      { note: JSON.stringify({ [name]: secret }) },
      { note: `${name}=${secret}; ${name}: ${secret}` },
    ];
    for (const body of bodies) {
      const text = kept(body)?.text ?? '';
      expect(text).toContain(redacted);
      expect(text).not.toMatch(/Tr0ub4dor|4711815/);
    }
  });

  it.each([
    'rcl_abcdefghijkl_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG-_h:acme-entra',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
    'Bearer abcdefghijklmnop0123',
    'Basic dXNlcjpwYXNzd29yZA==',
    'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'AKIAIOSFODNN7EXAMPLE',
    '$2b$12$abcdefghijklmnopqrstuv',
    '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaA',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----',
  ])('has no value that has the shape of %s', (value) => {
    const text = kept({ title: `it is ${value} now` })?.text;
    expect(text).toContain(`it is ${redacted}`);
    expect(text).not.toContain(value.slice(6, 24));
  });

  it('says that a secret was unset or may be changed, which is none', () => {
    const body = { password: null, changePasswordAtNextLogin: true };
    expect(kept(body)?.text).toBe(JSON.stringify(body));
  });

  it('hides what is spelled with escapes, so that nothing is overlooked in a text that is kept as it came', () => {
    const text = `{"pass\\u0077ord":"${secret}","displayName":"Zo\\u00eb"}`;
    expect(redactBody(text, JSON.parse(text), roomy)).toEqual({
      text: `{"password":"${redacted}","displayName":"Zoë"}`,
      isCut: false,
    });
  });

  it('is kept as it came where it is no JSON, unless it speaks of a secret or is long', () => {
    expect(redactBody('{"userName": "ana', undefined, roomy)).toEqual({
      text: '{"userName": "ana',
      isCut: false,
    });
    expect(redactBody(`{"password": "${secret}`, undefined, roomy)).toBeNull();
    expect(redactBody(`{"p\\u0061ssword": "${secret}`, undefined, roomy)).toBeNull();
    expect(redactBody('x'.repeat(roomy + 1), undefined, roomy)).toBeNull();
  });

  const names = fc.constantFrom(
    'userName',
    'displayName',
    'path',
    'name',
    'value',
    'Operations',
    'x:y',
    '__proto__',
  );
  const secretNames = fc.constantFrom('password', 'PASSWORD', 'api_key', 'urn:a:b:token', 'x-secret-x');
  const values = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 5 },
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(names, tie('any'), { maxKeys: 4 }),
      fc.tuple(secretNames, tie('hidden')).map(([name, value]) => ({ [name]: value })),
      fc.tuple(secretNames, tie('hidden')).map(([path, value]) => ({ op: 'add', value, path })),
    ),
    hidden: fc.oneof(
      fc.constant(secret),
      fc.array(fc.constant(secret), { minLength: 1, maxLength: 3 }),
      fc.record({ anything: fc.constant(secret) }),
    ),
  })).any;

  it('never has a secret, whole or cut anywhere', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 300 }), (value, lengthMax) => {
        for (const length of [lengthMax, roomy]) {
          const { text, isCut } = kept(value, length) ?? { text: '', isCut: true };
          expect(text).not.toContain('Tr0ub');
          expect(() => JSON.parse(text)).not.toThrow();
          if (!isCut) expect(text.length).toBeLessThanOrEqual(7 * length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says what was sent, where that speaks of no secret', () => {
    const harmless = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.stringMatching(/^[a-z0-9 "\\é]{0,12}$/).filter((text) => !/pin|otp|jwt|pwd/.test(text)),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
        fc.boolean(),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(names, tie('any'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).any;
    fc.assert(
      fc.property(harmless, (value) => {
        const text = JSON.stringify(value);
        expect(kept(value)).toEqual({ text, isCut: false });
        // Written again, as everything is that speaks of a secret somewhere.
        const beside = kept([value, 'token']);
        expect(JSON.parse(beside?.text ?? '')[0]).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is cut to what there is room for, and can be read as JSON still', () => {
    const members = Array.from({ length: 400_000 }, (_, index) => ({ value: `id-${index}` }));
    const body = { Operations: [{ op: 'add', path: 'members', value: members }] };
    const text = JSON.stringify(body);
    const cut = redactBody(text, body, roomy);
    expect(cut?.isCut).toBe(true);
    expect(cut?.text.length).toBeLessThan(roomy * 1.1);
    const [operation] = JSON.parse(cut?.text ?? '').Operations;
    expect(operation.value.slice(0, 100)).toEqual(members.slice(0, 100));
    expect(kept({ title: 'x'.repeat(10_000_000) })?.text.length).toBeLessThan(roomy * 1.1);
  });
});
