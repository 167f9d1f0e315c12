import { describe, expect, test } from 'vitest';
import { errorDocument, ScimError } from '#error.ts';
import { processorMs } from '#processor-ms.ts';
import { type BulkOperation, parseBulkRequest, resolveReferences } from './bulk-request.ts';
import { bulkResponse } from './bulk-response.ts';

const limits = { operationsMax: 1000 };
const read = (operations: readonly unknown[], more: object = {}) =>
  parseBulkRequest({ schemas: [], Operations: operations, ...more }, limits);

const user = (bulkId: string, data: object = {}) => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: { userName: bulkId, ...data },
});

function operationAt(request: ReturnType<typeof read>, index: number): BulkOperation {
  const operation = request.operations[index];
  if (operation?.kind !== 'operation') throw new Error(`operation ${index} is invalid`);
  return operation;
}

describe('one operation', () => {
  test('is read with its target, version and data', () => {
    const request = read([
      { method: 'post', path: '/Users', bulkId: 'q', data: { userName: 'a' } },
      { method: 'PUT', path: '/Users/1', version: 'W/"1"', data: { userName: 'a' } },
      { method: 'PATCH', path: 'groups/2/', data: { Operations: [] } },
      { method: 'DELETE', path: '/Groups/3' },
    ]);
    const summary = request.operations.map((operation) =>
      operation.kind === 'operation'
        ? [operation.method, operation.target.kind, operation.target.resourceType.name, operation.version]
        : operation.error.detail,
    );
    expect(summary).toEqual([
      ['POST', 'collection', 'User', undefined],
      ['PUT', 'resource', 'User', 'W/"1"'],
      ['PATCH', 'resource', 'Group', undefined],
      ['DELETE', 'resource', 'Group', undefined],
    ]);
    expect(request.steps).toEqual([[0], [1], [2], [3]]);
  });

  test.each<[unknown, string, string]>([
    [null, 'invalidSyntax', '"method"'],
    [{ method: 'GET', path: '/Users' }, 'invalidSyntax', '"method"'],
    [{ method: 'POST', path: '/Users', bulkId: 'q' }, 'invalidSyntax', '"data"'],
    [{ method: 'POST', path: '/Users/1', data: {} }, 'invalidPath', '"/Users"'],
    [{ method: 'PUT', path: '/Users', data: {} }, 'invalidPath', 'one resource'],
    [{ method: 'DELETE', path: '/Devices/1' }, 'invalidPath', '/Users, /Groups'],
    [{ method: 'DELETE', path: '/Users/1/../2' }, 'invalidPath', '/Users, /Groups'],
    [{ method: 'DELETE', path: 5 }, 'invalidPath', '/Users, /Groups'],
    [{ method: 'DELETE', path: '/Users/bulkId:nobody' }, 'invalidValue', '"nobody"'],
    [{ method: 'PUT', path: '/Users/1', data: { manager: 'bulkId:nobody' } }, 'invalidValue', '"nobody"'],
  ])('that is wrong fails alone: %j', (operation, scimType, sentence) => {
    const request = read([operation, user('fine')]);
    const [first, second] = request.operations;
    expect(first?.kind === 'invalid' && first.error.scimType).toBe(scimType);
    expect(first?.kind === 'invalid' && first.error.detail).toContain(sentence);
    expect(second?.kind).toBe('operation');
  });

  test('that is nested too deeply fails alone', () => {
    const data = JSON.parse(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    const [first] = read([{ method: 'PUT', path: '/Users/1', data }]).operations;
    expect(first?.kind === 'invalid' && first.error.scimType).toBe('invalidValue');
  });
});

describe('references', () => {
  test('decide the order, and otherwise the order is that of the request', () => {
    const request = read([
      {
        method: 'PATCH',
        path: '/Groups/1',
        data: { members: [{ value: 'bulkId:b' }, { value: 'bulkId:a' }] },
      },
      user('a'),
      { method: 'DELETE', path: '/Users/bulkId:a' },
      user('b', { manager: { value: 'bulkId:a' } }),
    ]);
    expect(request.steps).toEqual([[1], [3], [0], [2]]);
    expect(operationAt(request, 0).references).toEqual(['b', 'a']);
  });

  test('in a circle are one step', () => {
    const request = read([
      user('x'),
      user('a', { manager: 'bulkId:b' }),
      user('b', { manager: 'bulkId:c' }),
      user('c', { manager: 'bulkId:a' }),
      user('self', { manager: 'bulkId:self' }),
    ]);
    expect(request.steps).toEqual([[0], [1, 2, 3], [4]]);
  });

  test('become ids in path and data, and the request stays as it was', () => {
    const data = { members: [{ value: 'bulkId:a' }], note: 'see bulkId:a' };
    const request = read([user('a'), { method: 'PUT', path: '/Groups/bulkId:a', data }]);
    const resolved = resolveReferences(operationAt(request, 1), (bulkId) => `id-of-${bulkId}`);
    expect(resolved.target).toMatchObject({ id: 'id-of-a' });
    expect(resolved.data).toEqual({ members: [{ value: 'id-of-a' }], note: 'see bulkId:a' });
    expect(operationAt(request, 1).data).toBe(data);
  });

  test('to an operation that failed are a conflict', () => {
    const request = read([user('a'), { method: 'DELETE', path: '/Users/bulkId:a' }]);
    expect(() => resolveReferences(operationAt(request, 1), () => undefined)).toThrow(
      expect.objectContaining({ status: 409 }),
    );
  });

  test('of a long chain are followed without overflowing the stack', () => {
    const length = 50_000;
    const chain = Array.from({ length }, (_, index) =>
      user(`u${index}`, index + 1 < length ? { manager: `bulkId:u${index + 1}` } : {}),
    );
    const start = processorMs();
    const { steps } = parseBulkRequest({ Operations: chain }, { operationsMax: length });
    expect(steps).toHaveLength(length);
    expect(steps[0]).toEqual([length - 1]);
    expect(processorMs() - start).toBeLessThan(1000);
  });
});

describe('the request as a whole', () => {
  test('is refused with 413 and the limit when it has too many operations', () => {
    expect(() => parseBulkRequest({ Operations: [user('a'), user('b')] }, { operationsMax: 1 })).toThrow(
      expect.objectContaining({ status: 413, detail: expect.stringContaining('at most 1 ') }),
    );
  });

  test.each<[unknown, string]>([
    [null, 'invalidSyntax'],
    [{}, 'invalidSyntax'],
    [{ Operations: {} }, 'invalidSyntax'],
    [{ Operations: [], failOnErrors: 0 }, 'invalidValue'],
    [{ Operations: [], failOnErrors: 'no' }, 'invalidValue'],
    [{ Operations: [user('a'), user('a')] }, 'invalidValue'],
  ])('is refused: %j', (body, scimType) => {
    expect(() => parseBulkRequest(body, limits)).toThrow(expect.objectContaining({ scimType }));
  });

  test('says after how many failures to stop', () => {
    expect(read([], { failOnErrors: 2 }).failOnErrors).toBe(2);
    expect(read([]).failOnErrors).toBeUndefined();
  });
});

test('the answer has a status of text for each operation', () => {
  const response = errorDocument(new ScimError('uniqueness', 'taken'));
  expect(
    bulkResponse([
      { method: 'POST', bulkId: 'q', status: 201, location: '/Users/1', version: 'W/"1"' },
      { method: 'POST', bulkId: 'r', status: 409, response },
    ]),
  ).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
    Operations: [
      { method: 'POST', bulkId: 'q', version: 'W/"1"', location: '/Users/1', status: '201' },
      { method: 'POST', bulkId: 'r', status: '409', response },
    ],
  });
});
