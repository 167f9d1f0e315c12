import {
  type AttributePath,
  type ResourceType,
  type ScimObject,
  type ScimValue,
  valuesAt,
} from '@rollcall/scim';
import fc from 'fast-check';
import { word } from './known-directory.ts';

/** The paths of a type that a client may see. */
export function visiblePaths({ names }: ResourceType): readonly AttributePath[] {
  const paths = [...names.values()].flatMap((each) => (each.kind === 'attribute' ? [each.path] : []));
  return [...new Set(paths)].filter(({ attribute }) => attribute.returned !== 'never');
}

/**
 * Valid filters over every attribute of a type, with values that the given resources have, nearly have, or share a
 * piece of, so that both answers are about as likely.
 */
export function tellingFilter(
  resourceType: ResourceType,
  resources: readonly ScimObject[],
): fc.Arbitrary<string> {
  const paths = visiblePaths(resourceType);
  const comparable = paths.filter((path) => {
    const { attribute, subAttribute } = path;
    return (subAttribute ?? attribute).type !== 'complex' || attribute.subAttributes.has('value');
  });
  const lists = paths.filter(({ attribute, subAttribute }) => {
    return attribute.multiValued && attribute.type === 'complex' && !subAttribute;
  });

  const leaf = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(...comparable).chain((path) => comparison(path.name, path, resources)),
    },
    { weight: 2, arbitrary: fc.constantFrom(...paths).map((path) => `${path.name} pr`) },
    { weight: 1, arbitrary: fc.constantFrom(...paths).chain((path) => comparedWithNull(path.name)) },
    { weight: 1, arbitrary: word.chain((text) => unknown(JSON.stringify(text))) },
  );
  const element = fc.constantFrom(...lists).chain((list) => {
    const parts = paths.filter(({ attribute, subAttribute }) => attribute === list.attribute && subAttribute);
    const part = fc.constantFrom(...parts).chain((path) => {
      const name = path.subAttribute?.name ?? '';
      return fc.oneof(
        { weight: 3, arbitrary: comparison(name, path, resources) },
        { weight: 1, arbitrary: fc.constant(`${name} pr`) },
        { weight: 1, arbitrary: comparedWithNull(name) },
      );
    });
    const inside = tree(part).map((filter) => `${list.name}[${filter}]`);
    return fc.oneof(
      inside,
      fc.tuple(inside, part).map((two) => two.join('.')),
    );
  });
  return tree(fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: element }));
}

function tree(leaf: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      { weight: 1, arbitrary: tie('filter').map((inner) => `not (${inner})`) },
      {
        weight: 1,
        arbitrary: fc.tuple(tie('filter'), tie('filter')).map((two) => `(${two.join(') and (')})`),
      },
      { weight: 1, arbitrary: fc.tuple(tie('filter'), tie('filter')).map((two) => two.join(' or ')) },
    ),
  })).filter;
}

function comparison(
  name: string,
  path: AttributePath,
  resources: readonly ScimObject[],
): fc.Arbitrary<string> {
  const { type } = comparedPart(path);
  const spelling = fc.constantFrom(name, name.toUpperCase());
  const words = fc.tuple(spelling, operatorFor(type), operandFor(path, resources));
  return words.map((three) => three.join(' '));
}

function comparedWithNull(name: string): fc.Arbitrary<string> {
  return fc.constantFrom(`${name} eq null`, `${name} ne null`);
}

/** An attribute of a schema that we do not know is kept, shown and never compared. */
function unknown(literal: string): fc.Arbitrary<string> {
  const operator = fc.constantFrom(`eq ${literal}`, `ne ${literal}`, `co ${literal}`, 'pr');
  return operator.map((compared) => `urn:example:2.0:Badge:colour ${compared}`);
}

function operatorFor(type: string): fc.Arbitrary<string> {
  switch (type) {
    case 'boolean':
      return fc.constantFrom('eq', 'ne', 'EQ');
    case 'binary':
      return fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew');
    case 'dateTime':
      return fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le');
    default:
      return fc.constantFrom('eq', 'Eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le');
  }
}

function operandFor(path: AttributePath, resources: readonly ScimObject[]): fc.Arbitrary<string> {
  const { type, caseExact } = comparedPart(path);
  if (type === 'boolean') return fc.constantFrom('true', 'false', '"True"', '"false"');
  const there = textsAt(path, resources);
  if (type === 'dateTime') return instant(there);
  const near = fc.constantFrom(...there).chain((text) => variant(text, caseExact));
  return fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: word }).chain(spelled);
}

function variant(text: string, caseExact: boolean): fc.Arbitrary<string> {
  const points = [...text];
  const cut = fc.tuple(fc.nat(points.length), fc.nat(points.length));
  return fc.oneof(
    fc.constant(text),
    cut.map(([a, b]) => points.slice(Math.min(a, b), Math.max(a, b)).join('')),
    fc.constant(caseExact ? `${text}x` : text.toUpperCase()),
    fc.constant(caseExact ? text : text.toLowerCase()),
  );
}

/** As JSON, or bare where that is possible and means text. */
function spelled(text: string): fc.Arbitrary<string> {
  const isBare = /^[A-Za-z0-9._:@+-]+$/.test(text) && text.toLowerCase() !== 'null';
  const escaped = JSON.stringify(text).replace('a', '\\u0061');
  return fc.constantFrom(JSON.stringify(text), escaped, ...(isBare ? [text] : []));
}

/** The same instants as somebody elsewhere writes them, and both ends of what can be written. */
function instant(there: readonly string[]): fc.Arbitrary<string> {
  const written = fc.constantFrom(...there).chain((text) => {
    const ms = Date.parse(text);
    const inZurich = new Date(ms + 3_600_000).toISOString().replace('Z', '+01:00');
    return fc.constantFrom(text, inZurich, new Date(ms - 1).toISOString(), text.replace(/\.\d+Z/, 'Z'));
  });
  const ends = fc.constantFrom(
    '0000-01-01T00:00:00+14:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999-14:00',
  );
  return fc
    .oneof({ weight: 6, arbitrary: written }, { weight: 1, arbitrary: ends })
    .map((text) => `"${text}"`);
}

/** What a comparison is with: of `emails`, its `value`. */
function comparedPart({ attribute, subAttribute }: AttributePath) {
  const named = subAttribute ?? attribute;
  return named.type === 'complex' ? (attribute.subAttributes.get('value') ?? named) : named;
}

function textsAt(path: AttributePath, resources: readonly ScimObject[]): readonly string[] {
  const found = resources.flatMap((resource) => valuesAt(resource, path)).flatMap(texts);
  return found.length > 0 ? found : ['a'];
}

function texts(value: ScimValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}
