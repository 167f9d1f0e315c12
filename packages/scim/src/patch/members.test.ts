import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScimError } from '#error.ts';
import { processorMs } from '#processor-ms.ts';
import { schemaUrn } from '#urns.ts';
import type { MembersChange } from './members.ts';
import { parseGroupPatch } from './parse-patch.ts';

interface Operation {
  readonly op: string;
  readonly path?: string;
  readonly value?: unknown;
}

const membersChange = (operations: readonly Operation[]): MembersChange =>
  parseGroupPatch({ Operations: operations }, { resourceId: 'g' }).members;

function delta({
  add = [],
  remove = [],
}: {
  add?: readonly string[];
  remove?: readonly string[];
}): MembersChange {
  return { kind: 'delta', add: add.map((value) => ({ value })), remove };
}

const replaceAll = (...ids: string[]): MembersChange => ({
  kind: 'replaceAll',
  members: ids.map((value) => ({ value })),
});

describe('what operations on members come to', () => {
  test.each<[string, Operation[], MembersChange]>([
    ['nothing', [{ op: 'replace', path: 'displayName', value: 'G' }], { kind: 'none' }],
    [
      'an addition',
      [{ op: 'Add', path: 'members', value: [{ $ref: null, value: 'a' }] }],
      delta({ add: ['a'] }),
    ],
    [
      'one in place of a list',
      [{ op: 'add', path: 'members', value: { value: 'a' } }],
      delta({ add: ['a'] }),
    ],
    ['ids alone', [{ op: 'add', path: 'members', value: ['a', 'b'] }], delta({ add: ['a', 'b'] })],
    [
      'an addition without a path',
      [{ op: 'add', value: { members: [{ value: 'a' }] } }],
      delta({ add: ['a'] }),
    ],
    [
      'the qualified path',
      [{ op: 'add', path: `${schemaUrn.group}:members`, value: [{ value: 'a' }] }],
      delta({ add: ['a'] }),
    ],
    ['an addition of nobody', [{ op: 'add', path: 'members', value: [] }], { kind: 'none' }],
    ['a removal by filter', [{ op: 'remove', path: 'members[value eq "a"]' }], delta({ remove: ['a'] })],
    [
      'a removal of two',
      [{ op: 'remove', path: 'members[value eq "a" or value eq "b"]' }],
      delta({ remove: ['a', 'b'] }),
    ],
    [
      'a removal by value',
      [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: 'a' }] }],
      delta({ remove: ['a'] }),
    ],
    ['a removal of an empty list', [{ op: 'remove', path: 'members', value: [] }], { kind: 'none' }],
    ['a removal of all', [{ op: 'remove', path: 'members' }], replaceAll()],
    ['a replacement', [{ op: 'replace', path: 'members', value: [{ value: 'a' }] }], replaceAll('a')],
    ['a replacement by nobody', [{ op: 'replace', path: 'members', value: [] }], replaceAll()],
    [
      'a replacement without a path',
      [{ op: 'replace', value: { displayName: 'G', members: [{ value: 'a' }] } }],
      replaceAll('a'),
    ],
    [
      'the last word on one id',
      [
        { op: 'add', path: 'members', value: [{ value: 'a' }] },
        { op: 'remove', path: 'members[value eq "a"]' },
        { op: 'remove', path: 'members[value eq "b"]' },
        { op: 'add', path: 'members', value: [{ value: 'b' }] },
      ],
      delta({ add: ['b'], remove: ['a'] }),
    ],
    [
      'additions after a replacement',
      [
        { op: 'remove', path: 'members[value eq "x"]' },
        { op: 'replace', path: 'members', value: [{ value: 'a' }, { value: 'b' }] },
        { op: 'remove', path: 'members[value eq "b"]' },
        { op: 'add', path: 'members', value: [{ value: 'c' }] },
      ],
      replaceAll('a', 'c'),
    ],
  ])('%s', (_, operations, expected) => {
    expect(membersChange(operations)).toEqual(expected);
  });

  test("Okta's rename with the id of the group touches no member", () => {
    const body = { Operations: [{ op: 'replace', value: { id: 'g', displayName: 'G2' } }] };
    const { attributes, members } = parseGroupPatch(body, { resourceId: 'g' });
    expect(members).toEqual({ kind: 'none' });
    expect(attributes.operations).toHaveLength(1);
  });

  test.each<[Operation, string]>([
    [{ op: 'remove', path: 'members[display eq "Ann"]' }, 'invalidFilter'],
    [{ op: 'remove', path: 'members[value eq "a" and type eq "User"]' }, 'invalidFilter'],
    [{ op: 'remove', path: 'members[value ne "a"]' }, 'invalidFilter'],
    [{ op: 'add', path: 'members[value eq "a"]', value: {} }, 'invalidPath'],
    [{ op: 'replace', path: 'members[value eq "a"]', value: { value: 'b' } }, 'invalidPath'],
    [{ op: 'replace', path: 'members[value eq "a"].display', value: 'A' }, 'mutability'],
    [{ op: 'replace', path: 'members.value', value: 'a' }, 'invalidPath'],
    [{ op: 'add', path: 'members', value: [{ display: 'Ann' }] }, 'invalidValue'],
    [{ op: 'add', path: 'members' }, 'invalidValue'],
    [{ op: 'replace', path: 'members' }, 'invalidValue'],
    [{ op: 'add', path: 'members', value: [null] }, 'invalidValue'],
    [{ op: 'add', path: 'members', value: [{ value: 'a', operation: 'delete' }] }, 'invalidSyntax'],
  ])('is never a guess: %j is refused with %s', (operation, scimType) => {
    expect(() => membersChange([operation])).toThrow(ScimError);
    expect(() => membersChange([operation])).toThrow(expect.objectContaining({ scimType }));
  });

  test('the SCIM 1.1 body of OneLogin is refused with a sentence about the connector', () => {
    const body = { members: [{ value: 'a', operation: 'delete' }] };
    expect(() => parseGroupPatch(body, { resourceId: 'g' })).toThrow(/SCIM 1\.1/);
  });
});

/** The same operations on the list of members itself, as the RFC describes them. */
function naive(members: readonly string[], operations: readonly Operation[]): readonly string[] {
  return operations.reduce<readonly string[]>((current, { op, path, value }) => {
    const listed = Array.isArray(value) ? value.map((each: { value: string }) => each.value) : undefined;
    const filtered = [...(path ?? '').matchAll(/"(\w+)"/g)].map(([, id]) => id);
    switch (op) {
      case 'add':
        return [...new Set(current.concat(listed ?? []))];
      case 'replace':
        return [...new Set(listed)];
      default:
        if (filtered.length > 0) return current.filter((id) => !filtered.includes(id));
        return listed ? current.filter((id) => !listed.includes(id)) : [];
    }
  }, members);
}

function applied(members: readonly string[], change: MembersChange): readonly string[] {
  switch (change.kind) {
    case 'none':
      return members;
    case 'replaceAll':
      return [...new Set(change.members.map(({ value }) => value))];
    case 'delta':
      return [...new Set(members.concat(change.add.map(({ value }) => value)))].filter(
        (id) => !change.remove.includes(id),
      );
  }
}

test('for any group, the change has the effect of the operations one by one', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const listed = fc.array(
    id.map((value) => ({ value })),
    { maxLength: 3 },
  );
  const operation: fc.Arbitrary<Operation> = fc.oneof(
    fc.record({ op: fc.constant('add'), path: fc.constant('members'), value: listed }),
    fc.record({ op: fc.constant('replace'), path: fc.constant('members'), value: listed }),
    fc.record({ op: fc.constant('remove'), path: fc.constant('members'), value: listed }),
    fc.constant({ op: 'remove', path: 'members' }),
    fc.array(id, { minLength: 1, maxLength: 3 }).map((ids) => ({
      op: 'remove',
      path: `members[${ids.map((each) => `value eq "${each}"`).join(' or ')}]`,
    })),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(id),
      fc.array(operation, { minLength: 1, maxLength: 8 }),
      (members, operations) => {
        const change = membersChange(operations);
        expect(applied(members, change).toSorted()).toEqual(naive(members, operations).toSorted());
        if (change.kind === 'delta')
          expect(change.add.some(({ value }) => change.remove.includes(value))).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

describe('50,000 member operations take well under a second', () => {
  const ids = Array.from(
    { length: 50_000 },
    (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  );
  test.each<[string, Operation[]]>([
    ['one operation each', ids.map((id) => ({ op: 'remove', path: `members[value eq "${id}"]` }))],
    [
      'one addition each',
      ids.map((id) => ({ op: 'Add', path: 'members', value: [{ $ref: null, value: id }] })),
    ],
    ['one list', [{ op: 'add', path: 'members', value: ids.map((value) => ({ value })) }]],
    [
      'in and out',
      ids
        .flatMap((id) => [
          { op: 'add', path: 'members', value: [id] },
          { op: 'remove', path: 'members', value: [id] },
        ])
        .slice(0, 50_000),
    ],
  ])('%s', (_, operations) => {
    const start = processorMs();
    membersChange(operations);
    expect(processorMs() - start).toBeLessThan(800);
  });
});
