import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ScimError } from '#error.ts';
import { processorMs } from '#processor-ms.ts';
import { groupResourceType, userResourceType } from '#schema/resource-type.ts';
import { filterTree } from './filter-trees.ts';
import { parseFilter } from './parse-filter.ts';
import { printFilter } from './print-filter.ts';

const canonical = (text: string) => printFilter(parseFilter(text, userResourceType));

function refusal(text: string, resourceType = userResourceType): ScimError {
  try {
    parseFilter(text, resourceType);
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
  throw new Error(`"${text.slice(0, 80)}" was accepted`);
}

describe('the grammar', () => {
  test.each([
    // precedence and brackets
    ['title pr and userType eq "a" or userType eq "b"', 'title pr and userType eq "a" or userType eq "b"'],
    [
      'title pr and (userType eq "a" or userType eq "b")',
      'title pr and (userType eq "a" or userType eq "b")',
    ],
    ['not (title pr) and active eq true', 'not (title pr) and active eq true'],
    ['not(title pr)', 'not (title pr)'],
    ['(((title pr)))', 'title pr'],
    ['title pr and (nickName pr and (locale pr))', 'title pr and nickName pr and locale pr'],
    // names and words in any case
    ['USERNAME EQ "a"', 'userName eq "a"'],
    ['title PR AND NOT (nickName Pr)', 'title pr and not (nickName pr)'],
    ['urn:ietf:params:scim:schemas:core:2.0:user:USERNAME sw "J"', 'userName sw "J"'],
    // value paths
    [
      'emails[type eq "work" and value co "@example.com"]',
      'emails[type eq "work" and value co "@example.com"]',
    ],
    ['emails[not (type eq "work")]', 'emails[not (type eq "work")]'],
    ['emails[type eq "work"].value eq "a@x"', 'emails[type eq "work" and value eq "a@x"]'],
    [
      'emails[type eq "work" or type eq "home"].value pr',
      'emails[(type eq "work" or type eq "home") and value pr]',
    ],
    // a list stands for its values
    ['emails eq "a@x"', 'emails.value eq "a@x"'],
    ['emails pr', 'emails pr'],
    ['groups eq "g1"', 'groups.value eq "g1"'],
    // extension attributes, with and without their URN
    [
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "HR"',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "HR"',
    ],
    ['manager eq "m1"', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "m1"'],
    // literals
    ['userName eq "quote \\" slash \\\\ \\u00e9"', 'userName eq "quote \\" slash \\\\ é"'],
    ['active eq "True"', 'active eq true'],
    ['active eq FALSE', 'active eq false'],
    ['externalId eq 919288221112222', 'externalId eq "919288221112222"'],
    ['id eq 2819c223-7f76-453a-919d-413861904646', 'id eq "2819c223-7f76-453a-919d-413861904646"'],
    ['userName eq ann+it@example.com', 'userName eq "ann+it@example.com"'],
    ['meta.lastModified ge 2026-01-31T09:00:00+01:00', 'meta.lastModified ge "2026-01-31T09:00:00+01:00"'],
    // null is the absence of a value
    ['title eq null', 'not (title pr)'],
    ['title ne NULL', 'title pr'],
    ['title eq "null"', 'title eq "null"'],
    ['emails[type eq null]', 'emails[not (type pr)]'],
    // schemas that we don't know
    ['urn:example:2.0:Badge:colour eq "red"', 'urn:example:2.0:Badge:colour eq "red"'],
    // the attribute that PingFederate calls email
    ['email Co "@example.com"', 'emails.value co "@example.com"'],
    ['  userName   eq   "a"  ', 'userName eq "a"'],
  ])('%s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  test('members can be found by reference, which other parsers cannot read', () => {
    const text = 'members.$ref ew "/Users/1" or members[value eq "1" and type eq "User"] or members eq 1';
    expect(printFilter(parseFilter(text, groupResourceType))).toBe(
      'members.$ref ew "/Users/1" or members[value eq "1" and type eq "User"] or members.value eq "1"',
    );
  });

  test('every operator is read', () => {
    for (const operator of ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'])
      expect(canonical(`title ${operator} "x"`)).toBe(`title ${operator} "x"`);
  });

  it('reads back what it prints, for any tree', () => {
    fc.assert(
      fc.property(filterTree(userResourceType), (filter) => {
        expect(parseFilter(printFilter(filter), userResourceType)).toEqual(filter);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is refused, always with invalidFilter', () => {
  test.each([
    ['', 'an attribute was expected'],
    ['userName', 'an operator'],
    ['userName eq', 'a value was expected'],
    ['userName eq "a', 'a value was expected'],
    ['userName eq "\\x"', 'a value was expected'],
    ['userName eq "\u0000"', 'a value was expected'],
    ['userName eq "\\ud800"', 'a value was expected'],
    ['userName is "a"', 'an operator'],
    ['userName eq "a" userName eq "b"', '"and", "or" or the end'],
    ['userName eq "a" and', 'an attribute'],
    ['(userName eq "a"', '")" was expected'],
    ['userName eq "a")', 'the end was expected'],
    ['emails[type eq "work"', '"]" was expected'],
    ['emails[type eq "work"].nonsense eq "a"', '"emails" has no part "nonsense"'],
    ['emails[nonsense eq "a"]', '"emails" has no part "nonsense"'],
    ['name[givenName eq "a"]', 'not a list'],
    ['userName[value eq "a"]', 'not a list'],
    ['emails[emails[type eq "a"]]', '"emails" has no part "emails"'],
    ['not userName eq "a"', '"(" after "not"'],
    ['colour eq "red"', 'no attribute "colour"'],
    ['__proto__ eq "a"', 'an attribute was expected'],
    ['constructor eq "a"', 'no attribute "constructor"'],
    ['name.toString eq "a"', 'no attribute "name.toString"'],
    ['name eq "Ann"', 'name the one to compare, such as "name.formatted"'],
    ['active gt true', 'cannot be compared with "gt"'],
    ['active co "t"', 'cannot be compared with "co"'],
    ['active eq "maybe"', 'true or false'],
    ['x509Certificates.value ge "aGk="', 'cannot be compared with "ge"'],
    ['meta.created gt "yesterday"', 'a date and time'],
    ['meta.created sw "2026"', 'cannot be compared with "sw"'],
    ['title gt null', 'cannot compare with null'],
    ['password eq "secret"', '"password" cannot be used'],
    ['password pr', '"password" cannot be used'],
    ['urn:ietf:params:scim:schemas:core:2.0:User eq "a"', 'is a schema'],
    ['urn:example:2.0:Badge:list[a eq 1]', 'not a list'],
  ])('%s', (text, sentence) => {
    const error = refusal(text);
    expect(error.scimType).toBe('invalidFilter');
    expect(error.status).toBe(400);
    expect(error.detail).toContain(sentence);
  });

  test('the secret of a password filter is not quoted back', () => {
    expect(refusal('password eq "hunter2"').detail).not.toContain('hunter2');
  });
});

describe('hostile filters are refused at once', () => {
  test.each([
    ['brackets inside each other', '('.repeat(5000)],
    ['negations inside each other', 'not ('.repeat(1500)],
    ['value paths inside each other', 'emails['.repeat(1000)],
    ['too many comparisons', Array(201).fill('title pr').join(' or ')],
    ['too long', `title eq "${'a'.repeat(8200)}"`],
    ['an unclosed literal of escapes', `title eq "${'\\\\'.repeat(4000)}`],
  ])('%s', (_, text) => {
    const start = processorMs();
    expect(refusal(text).scimType).toBe('invalidFilter');
    expect(processorMs() - start).toBeLessThan(50);
  });

  test('sixteen alternatives stay sixteen nodes', () => {
    const text = Array(16).fill('(title eq "a" or title eq "b")').join(' and ');
    const filter = parseFilter(text, userResourceType);
    expect(filter.kind === 'and' && filter.filters.length).toBe(16);
  });

  test('any text at all gives a tree or invalidFilter', () => {
    const word = fc.constantFrom(
      'userName',
      'emails',
      '[',
      ']',
      '(',
      ')',
      ' ',
      'not',
      'and',
      'eq',
      'pr',
      '"x"',
      '.',
      '"',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        try {
          parseFilter(input, userResourceType);
        } catch (error) {
          expect(error).toMatchObject({ name: 'ScimError', scimType: 'invalidFilter' });
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('in a search over several resource types, an attribute of another type has no value', () => {
  const filter = parseFilter('members eq "x"', userResourceType, { unknownAttributes: 'noValue' });
  expect(filter).toEqual({ kind: 'unknown', name: 'members', operator: 'eq', literal: 'x' });
});
