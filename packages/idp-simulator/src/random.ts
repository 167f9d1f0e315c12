/**
 * A source of random choices that gives the same sequence for the same seed, on every machine. It is for
 * made-up people and for cutting connections; never for secrets.
 */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, 0 ≤ n < below. */
  integer(below: number): number;
  chance(probability: number): boolean;
  /** Throws a RangeError when there is nothing to pick from. */
  pick<T>(items: readonly T[]): T;
  /** `count` different items (all of them when there are fewer), in random order. */
  sample<T>(items: readonly T[], count: number): T[];
  /** A string of `length` characters of `alphabet`. */
  text(alphabet: string, length: number): string;
}

/** FNV-1a, 32 bits: spreads seeds that differ in one character. */
function hash32(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The generator is sfc32 (Doty-Humphrey): four 32-bit words, small and fast. */
export function createRandom(seed: string): Random {
  let a = hash32(seed, 0x811c9dc5);
  let b = hash32(seed, 0x9e3779b9);
  let c = hash32(seed, 0x85ebca6b);
  let counter = 1;

  function next(): number {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x1_0000_0000;
  }
  // The first numbers still show the seed's likeness to its neighbours.
  for (let round = 0; round < 12; round++) next();

  const integer = (below: number) => Math.floor(next() * below);

  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[integer(items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    sample(items, count) {
      const pool = [...items];
      const taken = Math.min(count, pool.length);
      for (let index = 0; index < taken; index++) {
        const other = index + integer(pool.length - index);
        [pool[index], pool[other]] = [
          pool[other] as (typeof pool)[number],
          pool[index] as (typeof pool)[number],
        ];
      }
      return pool.slice(0, taken);
    },
    text(alphabet, length) {
      let text = '';
      for (let index = 0; index < length; index++) text += alphabet.charAt(integer(alphabet.length));
      return text;
    },
  };
}

/** A number 0 ≤ x < 1 that depends only on the text: for choices that must not depend on the order of calls. */
export function fractionOf(text: string): number {
  return createRandom(text).next();
}
