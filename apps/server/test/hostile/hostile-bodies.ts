import fc from 'fast-check';
import { hostileFilter } from './hostile-filters.ts';
import { type JsonText, jsonObject, jsonValue } from './hostile-json.ts';
import { attributeName, mentionedId, targetId } from './hostile-names.ts';
import { hostileText } from './hostile-text.ts';

const id = mentionedId.map((each) => JSON.stringify(each));
const text = hostileText.map((each) => JSON.stringify(each));

/** What clients do send, more or less. */
const usual: fc.Arbitrary<JsonText> = fc.oneof(
  id,
  fc.constantFrom('"ann@example.com"', '"Ann"', 'true', 'false', '"work"'),
  id.map((value) => `[{"value":${value}}]`),
  id.map((value) => `{"value":${value}}`),
  text.map(
    (value) =>
      `[{"type":"work","value":${value},"primary":true},{"type":"home","value":"b","primary":"True"}]`,
  ),
  text.map((value) => `{"givenName":${value},"familyName":"Lee"}`),
);

const value = fc.oneof(
  { weight: 1, arbitrary: usual },
  { weight: 1, arbitrary: jsonValue(usual, attributeName) },
);
const attributes = jsonObject(attributeName, value);

/** An object with what is required in it, so that more than the first check is reached. */
const resource: fc.Arbitrary<JsonText> = fc
  .tuple(
    fc.constantFrom('userName', 'displayName'),
    fc.oneof(
      text,
      fc.uuid().map((each) => `"${each}"`),
    ),
    attributes,
  )
  .map(([name, named, rest]) => `{${[`"${name}":${named}`, rest.slice(1, -1)].filter(Boolean).join()}}`);

const path = fc.oneof(
  { weight: 4, arbitrary: attributeName },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        attributeName,
        hostileFilter,
        fc.constantFrom('', '.value', '.display', '.primary', '.__proto__'),
      )
      .map(([name, filter, leaf]) => `${name}[${filter.slice(0, 400)}]${leaf}`),
  },
  { weight: 2, arbitrary: mentionedId.map((each) => `members[value eq "${each}"]`) },
);

/** One that clients do send, so that what comes with it gets as far as the database. */
const usualOperation = fc.oneof(
  text.map((title) => `{"op":"Replace","path":"title","value":${title}}`),
  text.map((each) => `{"op":"add","path":"emails[type eq \\"work\\"].value","value":${each}}`),
  fc
    .constantFrom('add', 'Remove', 'replace')
    .chain((op) => id.map((each) => `{"op":"${op}","path":"members","value":[{"value":${each}}]}`)),
  text.map(
    (each) =>
      `{"op":"replace","value":{"displayName":${each},"urn:example:2.0:Badge":{"__proto__":${each}}}}`,
  ),
);

const unusualOperation = fc
  .tuple(
    fc.constantFrom('add', 'Add', 'replace', 'Replace', 'remove', 'Remove', 'move', '__proto__'),
    fc.option(path),
    fc.option(fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: attributes })),
  )
  .map(([op, where, what]) => {
    const parts = [
      `"op":"${op}"`,
      where !== null && `"path":${JSON.stringify(where)}`,
      what !== null && `"value":${what}`,
    ];
    return `{${parts.filter(Boolean).join()}}`;
  });

const operation = fc.oneof(
  { weight: 3, arbitrary: usualOperation },
  { weight: 2, arbitrary: unusualOperation },
);

const patch = fc
  .array(operation, { maxLength: 4 })
  .map(
    (operations) =>
      `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[${operations.join()}]}`,
  );

const bulkOperation = fc
  .tuple(
    fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'post', 'constructor'),
    fc.oneof(
      fc.constantFrom('/Users', '/Groups', '/Bulk', '/Schemas', '/__proto__', ''),
      fc
        .tuple(fc.constantFrom('/Users/', '/Groups/', '/Users/bulkId:', '/'), targetId)
        .map((two) => two.join('')),
    ),
    fc.constantFrom('a', 'b', '__proto__', ''),
    fc.oneof(resource, patch, value),
    fc.constantFrom('', ',"version":"W/\\"1\\""', ',"version":7'),
  )
  .map(
    ([method, where, bulkId, data, version]) =>
      `{"method":"${method}","path":${JSON.stringify(where)},"bulkId":"${bulkId}","data":${data}${version}}`,
  );

const bulk = fc
  .tuple(
    fc.array(bulkOperation, { maxLength: 4 }),
    fc.constantFrom('', ',"failOnErrors":1', ',"failOnErrors":-1e400'),
  )
  .map(
    ([operations, failOnErrors]) =>
      `{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[${operations.join()}]${failOnErrors}}`,
  );

const search = fc
  .tuple(hostileFilter, attributeName, value, value)
  .map(
    ([filter, sortBy, count, projection]) =>
      `{"filter":${JSON.stringify(filter)},"sortBy":${JSON.stringify(sortBy)},"count":${count},"attributes":${projection}}`,
  );

const wellFormed = fc.oneof(
  { weight: 3, arbitrary: resource },
  { weight: 4, arbitrary: patch },
  { weight: 2, arbitrary: bulk },
  { weight: 2, arbitrary: search },
  { weight: 1, arbitrary: value },
);

/** Bodies: JSON for each kind of request, pieces of it, and what is no JSON. */
export const hostileBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: wellFormed },
  {
    weight: 1,
    arbitrary: fc.tuple(wellFormed, fc.nat()).map(([whole, at]) => whole.slice(0, at % (whole.length + 1))),
  },
  { weight: 1, arbitrary: wellFormed.map((whole) => `\ufeff${whole}`) },
  { weight: 1, arbitrary: hostileText },
);

export const bodies = { resource, patch, bulk, search };
