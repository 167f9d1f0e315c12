import { describe, expect, it } from 'vitest';
import { AppError } from '#errors.ts';
import { domainOfAddress, parseDomainName, unicodeName } from './domain-name.ts';

describe('a domain', () => {
  it.each([
    ['Example.COM', 'example.com'],
    [' example.com. ', 'example.com'],
    ['https://Example.com/about?x#y', 'example.com'],
    ['ann@mail.example.com', 'mail.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['example。com', 'example.com'],
    ['acme.co.uk', 'acme.co.uk'],
    ['acme.github.io', 'acme.github.io'],
  ])('written as %j has one spelling', (text, name) => {
    expect(parseDomainName(text)).toBe(name);
  });

  it.each([
    '',
    'a b',
    'example..com',
    '-a.com',
    'a_b.com',
    '192.0.2.1',
    '[::1]',
    `${'a'.repeat(64)}.com`,
    '１２7.0.0.1',
  ])('is not made of %j', (text) => {
    expect(() => parseDomainName(text)).toThrow(/is not a domain/);
  });

  it.each(['com', 'co.uk', 'github.io', 'localhost', 'xn--p1ai'])(
    'under which anybody can have one is refused: %s',
    (text) => {
      expect(() => parseDomainName(text)).toThrow(/is an ending under which anybody can have a domain/);
    },
  );

  it.each(['gmail.com', 'GMAIL.com', 'hotmail.co.uk'])(
    'where anybody can have an address is refused: %s',
    (text) => {
      expect(() => parseDomainName(text)).toThrow(AppError);
      expect(() => parseDomainName(text)).toThrow(/Anybody can have an address at/);
    },
  );

  it('of an address is found as DNS has it, and there is none in a text that is no address', () => {
    expect(domainOfAddress('Ann@BÜCHER.example')).toBe('xn--bcher-kva.example');
    expect(domainOfAddress('"a@b"@example.com')).toBe('example.com');
    for (const text of ['', 'ann', '@example.com', 'ann@', 'ann@exa mple.com']) {
      expect(domainOfAddress(text)).toBeNull();
    }
  });

  it('is shown as people write it', () => {
    expect(unicodeName('xn--bcher-kva.example')).toBe('bücher.example');
  });
});
