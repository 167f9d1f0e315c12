import { isStorableText } from '#document.ts';
import { ScimError } from '#error.ts';

/** A value in a filter: quoted text is only ever text, a bare word may also be a number, a boolean or null. */
export interface Literal {
  readonly quoted: boolean;
  readonly text: string;
}

// Sticky, so that nothing is sliced or copied while scanning.
const space = /[ \t]*/y;
const name = /[A-Za-z$][A-Za-z0-9_.:$-]*/y;
const quoted = /"(?:[^"\\]|\\.)*"/sy;
const bareWord = /[A-Za-z0-9._:@+-]+/y;

/** Reads the words of a filter or a path from left to right. */
export class Scanner {
  readonly text: string;
  #position = 0;

  constructor(text: string) {
    this.text = text;
  }

  get atEnd(): boolean {
    return this.#position === this.text.length;
  }

  skipSpace(): void {
    this.#match(space);
  }

  /** Consumes the character if it is the next one. */
  take(character: string): boolean {
    if (this.text[this.#position] !== character) return false;
    this.#position += 1;
    return true;
  }

  /** An attribute name, a path, a URN or an operator. */
  name(): string | undefined {
    return this.#match(name);
  }

  /** The position to go back to with `backTo`. */
  mark(): number {
    return this.#position;
  }

  backTo(mark: number): void {
    this.#position = mark;
  }

  /** JSON text, or the unquoted words that some clients send for ids, addresses, numbers and dates. */
  literal(): Literal | undefined {
    const start = this.#position;
    const json = this.#match(quoted);
    if (json === undefined) {
      const word = this.#match(bareWord);
      return word === undefined ? undefined : { quoted: false, text: word };
    }
    const text = textOfJson(json);
    if (text !== undefined) return { quoted: true, text };
    this.#position = start;
    return undefined;
  }

  error(expected: string): ScimError {
    const found = this.atEnd ? 'the end' : `"${this.text.slice(this.#position, this.#position + 20)}"`;
    return new ScimError(
      'invalidFilter',
      `The filter is not valid: ${expected} was expected at character ${this.#position + 1}, where ${found} was found.`,
    );
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#position += found.length;
    return found;
  }
}

/** Undefined for what is no JSON text or no text that can be stored, and so can't equal anything stored. */
function textOfJson(json: string): string | undefined {
  try {
    const text: unknown = JSON.parse(json);
    return typeof text === 'string' && isStorableText(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
