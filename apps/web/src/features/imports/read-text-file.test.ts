import { expect, it } from 'vitest';
import { decode } from './read-text-file.ts';

it.each([
  ['UTF-8', [0xc3, 0x85, 0x73, 0x61], false],
  ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, 0xc3, 0x85, 0x73, 0x61], false],
  ['UTF-16, little endian', [0xff, 0xfe, 0xc5, 0, 0x73, 0, 0x61, 0], false],
  ['UTF-16, big endian', [0xfe, 0xff, 0, 0xc5, 0, 0x73, 0, 0x61], false],
  ['Windows-1252, as a guess', [0xc5, 0x73, 0x61], true],
] as const)('a file in %s is read in its encoding', (_, bytes, guessed) => {
  expect(decode(new Uint8Array(bytes))).toEqual({ text: 'Åsa', guessed });
});
