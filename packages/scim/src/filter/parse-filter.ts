import { ScimError } from '#error.ts';
import { limits } from '#limits.ts';
import type { AttributePath } from '#schema/attribute-path.ts';
import { type ResourceType, resolveName, subPath } from '#schema/resource-type.ts';
import { operandFor } from './operand.ts';
import { type Literal, Scanner } from './scanner.ts';
import { type ComparisonOperator, comparisonOperators, type Filter } from './tree.ts';

export interface FilterOptions {
  /**
   * What a core attribute that doesn't exist means: a mistake to report, or, in a search over several resource
   * types, an attribute without a value (RFC 7644 section 3.4.2.1).
   */
  readonly unknownAttributes?: 'refuse' | 'noValue';
}

/** Where a path with a filter points: `emails[type eq "work"].value`. */
export interface ValuePath {
  readonly path: AttributePath;
  readonly filter: Filter;
}

/**
 * Reads a filter (RFC 7644 section 3.4.2.2 with errata 4670, 4690, 7319 and 7322) into a tree whose paths are
 * resolved and whose literals have the type of their attribute.
 *
 * @throws ScimError invalidFilter
 */
export function parseFilter(text: string, resourceType: ResourceType, options: FilterOptions = {}): Filter {
  const parser = new FilterParser(text, resourceType, options, limits.filterTermsMax);
  return parser.whole();
}

/**
 * Reads the path of a PATCH operation that selects elements, `attribute[filter]` or `attribute[filter].subAttribute`.
 *
 * @throws ScimError invalidFilter, invalidPath
 */
export function parseValuePath(text: string, resourceType: ResourceType): ValuePath {
  const parser = new FilterParser(text, resourceType, {}, limits.pathFilterTermsMax);
  return parser.valuePath();
}

class FilterParser {
  readonly #scanner: Scanner;
  readonly #resourceType: ResourceType;
  readonly #unknownAttributes: 'refuse' | 'noValue';
  readonly #termsMax: number;
  #terms = 0;

  constructor(text: string, resourceType: ResourceType, options: FilterOptions, termsMax: number) {
    if (text.length > limits.filterLengthMax)
      throw new ScimError('invalidFilter', `The filter is longer than ${limits.filterLengthMax} characters.`);
    this.#scanner = new Scanner(text);
    this.#resourceType = resourceType;
    this.#unknownAttributes = options.unknownAttributes ?? 'refuse';
    this.#termsMax = termsMax;
  }

  whole(): Filter {
    this.#scanner.skipSpace();
    const filter = this.#or(undefined, 0);
    this.#scanner.skipSpace();
    if (!this.#scanner.atEnd) throw this.#scanner.error('"and", "or" or the end');
    return filter;
  }

  valuePath(): ValuePath {
    const path = this.#multiValued(this.#scanner.name() ?? '');
    if (!this.#scanner.take('[')) throw this.#scanner.error('"["');
    const filter = this.#bracketed(path, 0);
    // What follows the brackets is a part of the path, not of the filter.
    const leaf = this.#scanner.take('.') ? this.#subAttribute(path, 'invalidPath') : path;
    if (!this.#scanner.atEnd)
      throw new ScimError('invalidPath', `The path "${shorten(this.#scanner.text)}" goes on after its end.`);
    return { path: leaf, filter };
  }

  /** `element` is the attribute whose elements the filter looks at, or undefined outside brackets. */
  #or(element: AttributePath | undefined, depth: number): Filter {
    return this.#sequence('or', () => this.#and(element, depth));
  }

  #and(element: AttributePath | undefined, depth: number): Filter {
    return this.#sequence('and', () => this.#term(element, depth));
  }

  /** `next (word next)*` as one node, so that a long filter is wide, not deep. */
  #sequence(word: 'and' | 'or', next: () => Filter): Filter {
    const filters = [next()];
    while (this.#keyword(word)) filters.push(next());
    return combine(word, filters);
  }

  /** Consumes a connective between two terms, with the space after it. */
  #keyword(word: string): boolean {
    const start = this.#scanner.mark();
    this.#scanner.skipSpace();
    if (this.#scanner.name()?.toLowerCase() === word) {
      this.#scanner.skipSpace();
      return true;
    }
    this.#scanner.backTo(start);
    return false;
  }

  #term(element: AttributePath | undefined, depth: number): Filter {
    if (depth > limits.filterDepthMax)
      throw new ScimError('invalidFilter', 'The filter has too many brackets inside each other.');
    if (this.#scanner.take('(')) return this.#grouped(element, depth);
    const name = this.#scanner.name();
    if (name === undefined) throw this.#scanner.error('an attribute');
    if (name.toLowerCase() === 'not') {
      this.#scanner.skipSpace();
      if (!this.#scanner.take('(')) throw this.#scanner.error('"(" after "not"');
      return { kind: 'not', filter: this.#grouped(element, depth) };
    }
    this.#terms += 1;
    if (this.#terms > this.#termsMax)
      throw new ScimError('invalidFilter', `The filter has more than ${this.#termsMax} comparisons.`);
    if (element) return this.#comparison(this.#inElement(element, name), name);
    return this.#scanner.take('[')
      ? this.#elementTerm(name, depth)
      : this.#comparison(this.#resolve(name), name);
  }

  #grouped(element: AttributePath | undefined, depth: number): Filter {
    this.#scanner.skipSpace();
    const filter = this.#or(element, depth + 1);
    this.#scanner.skipSpace();
    if (!this.#scanner.take(')')) throw this.#scanner.error('")"');
    return filter;
  }

  /** `emails[type eq "work"]`, and Entra ID's `emails[type eq "work"].value eq "ann@x"`, whose two halves hold for one element. */
  #elementTerm(name: string, depth: number): Filter {
    const path = this.#multiValued(name);
    const filter = this.#bracketed(path, depth);
    if (!this.#scanner.take('.')) return { kind: 'element', path, filter };
    const leaf = this.#comparison(this.#subAttribute(path), name);
    return { kind: 'element', path, filter: combine('and', [filter, leaf]) };
  }

  /** The filter between brackets, of which the opening one is consumed. */
  #bracketed(path: AttributePath, depth: number): Filter {
    this.#scanner.skipSpace();
    const filter = this.#or(path, depth + 1);
    this.#scanner.skipSpace();
    if (!this.#scanner.take(']')) throw this.#scanner.error('"]"');
    return filter;
  }

  /** `pr`, or an operator and a literal. A path of undefined is an attribute that no table defines. */
  #comparison(path: AttributePath | undefined, name: string): Filter {
    this.#scanner.skipSpace();
    const operator = this.#scanner.name()?.toLowerCase();
    if (operator === 'pr') return present(path, name);
    if (!isComparisonOperator(operator)) throw this.#scanner.error('an operator such as "eq"');
    this.#scanner.skipSpace();
    const literal = this.#scanner.literal();
    if (!literal) throw this.#scanner.error('a value');
    if (isNull(literal)) return comparisonWithNull(path, name, operator);
    if (!path) return { kind: 'unknown', name, operator, literal: literal.text };
    const compared = this.#valueOfComplex(path);
    return {
      kind: 'comparison',
      path: compared,
      operator,
      operand: operandFor(compared, operator, literal),
    };
  }

  /** `emails eq "x"` means `emails.value eq "x"` (RFC 7643 section 2.4). */
  #valueOfComplex(path: AttributePath): AttributePath {
    if (path.subAttribute || path.attribute.type !== 'complex') return path;
    const value = subPath(this.#resourceType, path, 'value');
    if (value) return value;
    throw new ScimError(
      'invalidFilter',
      `"${path.name}" has several parts; name the one to compare, such as "${path.name}.${firstPart(path)}".`,
    );
  }

  #resolve(name: string): AttributePath | undefined {
    const resolution = resolveName(this.#resourceType, attributeAlias(name));
    switch (resolution.kind) {
      case 'attribute':
        if (resolution.path.attribute.returned === 'never')
          throw new ScimError('invalidFilter', `"${resolution.path.name}" cannot be used in a filter.`);
        return resolution.path;
      case 'custom':
        return undefined;
      case 'schema':
        throw new ScimError('invalidFilter', `"${shorten(name)}" is a schema, not an attribute.`);
      case 'unknown':
        if (this.#unknownAttributes === 'noValue') return undefined;
        throw new ScimError(
          'invalidFilter',
          `${this.#resourceType.name} has no attribute "${shorten(name)}" to filter by.`,
        );
      default:
        return resolution satisfies never;
    }
  }

  #multiValued(name: string): AttributePath {
    const path = this.#resolve(name);
    if (path && !path.subAttribute && path.attribute.multiValued && path.attribute.type === 'complex')
      return path;
    throw new ScimError(
      'invalidFilter',
      `"${shorten(name)}" is not a list of values with parts, so "[…]" cannot select among them.`,
    );
  }

  #subAttribute(path: AttributePath, scimType?: 'invalidPath'): AttributePath {
    return this.#inElement(path, this.#scanner.name() ?? '', scimType);
  }

  #inElement(
    element: AttributePath,
    name: string,
    scimType: 'invalidFilter' | 'invalidPath' = 'invalidFilter',
  ): AttributePath {
    const path = subPath(this.#resourceType, element, name);
    if (path) return path;
    throw new ScimError(scimType, `"${element.name}" has no part "${shorten(name)}".`);
  }
}

/** PingFederate's documentation filters by `email`, which is its own name for the attribute. */
function attributeAlias(name: string): string {
  return name.toLowerCase() === 'email' ? 'emails' : name;
}

function present(path: AttributePath | undefined, name: string): Filter {
  return path ? { kind: 'present', path } : { kind: 'unknown', name, operator: 'pr', literal: undefined };
}

/** Null is the absence of a value (RFC 7643 section 2.5), so comparing with it asks for presence. */
function comparisonWithNull(
  path: AttributePath | undefined,
  name: string,
  operator: ComparisonOperator,
): Filter {
  if (operator === 'eq') return { kind: 'not', filter: present(path, name) };
  if (operator === 'ne') return present(path, name);
  throw new ScimError('invalidFilter', `"${operator}" cannot compare with null.`);
}

/** One node for a chain of the same connective: `a and (b and c)` is `a and b and c`. */
function combine(kind: 'and' | 'or', filters: readonly Filter[]): Filter {
  const flat = filters.flatMap((filter) => (filter.kind === kind ? filter.filters : [filter]));
  const [only] = flat;
  return only && flat.length === 1 ? only : { kind, filters: flat };
}

function isNull({ quoted, text }: Literal): boolean {
  return !quoted && text.toLowerCase() === 'null';
}

function isComparisonOperator(word: string | undefined): word is ComparisonOperator {
  return comparisonOperators.some((operator) => operator === word);
}

function firstPart({ attribute }: AttributePath): string {
  return attribute.subAttributes.values().next().value?.name ?? '';
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
