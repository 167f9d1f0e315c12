import { describe, expect, it } from 'vitest';
import { codeOf, describeError } from './errors.ts';

const answer = (data: object, message = 'A sentence of the server.') =>
  Object.assign(new Error(message), { data });

describe('an error', () => {
  it('of the server is told in the sentence of the server', () => {
    expect(describeError(answer({ appCode: 'conflict', requestId: 'r1' }))).toEqual({
      code: 'conflict',
      title: 'This cannot be done as things are',
      detail: 'A sentence of the server.',
      requestId: null,
    });
  });

  it('that is our fault comes with the request id that support asks for', () => {
    expect(describeError(answer({ appCode: 'internal', requestId: 'r1' })).requestId).toBe('r1');
  });

  it('without an answer says to check the network, never what the browser says', () => {
    const { code, detail } = describeError(new TypeError('Failed to fetch'));
    expect(code).toBe('unreachable');
    expect(detail).toContain('network');
  });

  it('with a code that is not known is no answer of ours', () => {
    expect(codeOf(answer({ appCode: 'teapot' }))).toBe('unreachable');
    expect(codeOf('text')).toBe('unreachable');
  });
});
