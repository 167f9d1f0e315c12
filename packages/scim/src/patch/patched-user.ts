import type { ScimDocument } from '#document.ts';
import { ScimError } from '#error.ts';
import { schemaUrn } from '#urns.ts';
import { applyPatch } from './apply-patch.ts';
import { parseUserPatch } from './parse-patch.ts';

export const enterprise = schemaUrn.enterpriseUser;

export interface Operation {
  readonly op: string;
  readonly path?: string | null;
  readonly value?: unknown;
}

export const work = { value: 'ann@x', type: 'work', primary: true };
export const home = { value: 'ann@home', type: 'home' };
/** The user whom the tests of PATCH change. */
export const ann: ScimDocument = {
  userName: 'ann',
  active: true,
  title: 'Boss',
  name: { givenName: 'Ann', familyName: 'Lee' },
  emails: [work, home],
  addresses: [{ type: 'work', locality: 'Bern', country: 'CH' }],
  [enterprise]: { department: 'HR', manager: { value: 'm1', $ref: '/Users/m1' } },
  'urn:example:2.0:Badge': { colour: 'red', tags: ['a'] },
};

export function patch(operations: readonly Operation[], document: ScimDocument = ann) {
  return applyPatch(document, parseUserPatch({ Operations: operations }, { resourceId: 'u1' }));
}

/** What the operation makes of Ann, where it differs from her. */
export function effect(operation: Operation) {
  return Object.fromEntries(patch([operation]).changes.map(({ path, after }) => [path, after]));
}

export function refusal(run: () => unknown): ScimError {
  try {
    run();
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
  throw new Error('was accepted');
}
