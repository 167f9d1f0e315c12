import type { RequiredAttribute } from '@rollcall/access';
import { createTestDatabase } from '@rollcall/db/testing';
import type { ScimDocument, ScimObject } from '@rollcall/scim';
import { expect, it } from 'vitest';
import { refuseIncomplete } from './refuse-incomplete.ts';

const names: ScimObject[] = [
  {},
  { givenName: 'Ann' },
  { familyName: 'Lee' },
  { givenName: '', familyName: '' },
  { formatted: 'Ann Lee' },
];
const emails: ScimObject[][] = [
  [],
  [{ value: 'ann@x' }],
  [{ value: '' }, { value: 'ann@x' }],
  [{ type: 'work' }],
  [{ type: 'work' }, { value: 'ann@x', primary: true }],
];
const documents: ScimDocument[] = [
  { userName: 'ann' },
  ...['', ' ', 'x'].map((displayName) => ({ userName: 'ann', displayName })),
  ...names.map((name) => ({ userName: 'ann', name })),
  ...emails.map((each) => ({ userName: 'ann', emails: each })),
  { displayName: 'Ann', name: { givenName: 'A', familyName: 'L' }, emails: [{ value: 'a@x' }] },
];
const attributes: RequiredAttribute[] = ['email', 'givenName', 'familyName', 'displayName'];

it('who is refused where an organization is strict is who would be incomplete where it is not', async () => {
  const { db, close } = await createTestDatabase();
  const rows = await db.query<{ missing: RequiredAttribute[] }>(
    { text: 'SELECT rollcall.missing_attributes($1, each) AS missing FROM jsonb_array_elements($2) AS each' },
    [attributes, JSON.stringify(documents)],
  );
  await close();
  const refused = documents.map((document) =>
    attributes.filter((attribute) => isRefused(attribute, document)),
  );
  expect(refused).toEqual(rows.map(({ missing }) => missing));
  expect(new Set(refused.map(String)).size).toBeGreaterThan(5);
});

function isRefused(attribute: RequiredAttribute, document: ScimDocument): boolean {
  try {
    refuseIncomplete({ refusedWithout: [attribute], provider: 'generic' }, document);
    return false;
  } catch {
    return true;
  }
}
