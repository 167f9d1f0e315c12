import fc from 'fast-check';

/** Names that objects of JavaScript inherit, and names that code likes to look for on what it was given. */
export const inheritedNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  '__lookupSetter__',
  'toJSON',
  'then',
  'length',
] as const;

const awkward = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  'x\udc00',
  '\ufeff',
  '\ufffe\uffff',
  '\u202eevil\u202c',
  'שלום עולם',
  'مرحبا',
  'e\u0301\u0301\u0301\u0301',
  'Å\u0327',
  '👩‍👩‍👧‍👦',
  '🇨🇭',
  'İSTANBUL',
  'ΟΔΥΣΣΕΥΣ',
  'ﬁ ß ŉ',
  '\u2028\u2029',
  '\r\nSet-Cookie: a=b',
  "'; DROP TABLE directory_user; --",
  '%_\\%',
  '$1 $2 {0} %s',
  '<script>alert(1)</script>',
  '{"json":true}',
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'True',
  'null',
  'NaN',
  '-0',
  '1e400',
];

/** Text as nobody means it: characters that databases, regular expressions and terminals stumble over, and much of it. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...awkward) },
  { weight: 2, arbitrary: fc.constantFrom(...inheritedNames) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'é', '"', '\\', '(', '\u0301', '\ud83d\ude00', '\ud800'), fc.nat(9_000))
      .map(([unit, times]) => unit.repeat(times)),
  },
);

/** What a header may carry over the wire: visible Latin-1 and blanks. */
export function headerText(maxLength: number): fc.Arbitrary<string> {
  const unit = fc.integer({ min: 0x20, max: 0xff }).filter((code) => code < 0x7f || code >= 0xa0);
  return fc
    .array(unit, { maxLength })
    .map((codes) => String.fromCharCode(...codes))
    .filter((text) => text.trim() === text);
}
