import { listMembers, type MemberFilter, type MemberItem } from '#domain/members/member-list.ts';
import { reasonSentence } from '#domain/members/reason-sentence.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { byteOrderMark, csvLine } from './csv.ts';

const pageSize = 200;

const headings = ['name', 'email', 'role', 'why', 'since', 'until', 'status', 'source', 'id'];

/** Everybody whom the filter leaves, by name, with why they have their role. */
export async function* peopleAsCsv(scope: OrganizationScope, filter: MemberFilter): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(headings);
  for await (const people of pagesOfPeople(scope, filter)) {
    yield people
      .map((person) => {
        const { id, displayName, email, role, reason, roleSince, until } = person;
        const cells = [displayName, email, role, reasonSentence(reason), roleSince, until];
        return csvLine([...cells, statusOf(person), sourcesOf(person), id]);
      })
      .join('');
  }
}

export async function* peopleAsJson(scope: OrganizationScope, filter: MemberFilter): AsyncGenerator<string> {
  yield '{"people":[';
  yield* peopleInJson(scope, filter);
  yield '\n]}\n';
}

/** People with commas between, each with the sentence that says why they have their role. */
export async function* peopleInJson(
  scope: OrganizationScope,
  filter: MemberFilter = {},
): AsyncGenerator<string> {
  let separator = '\n';
  for await (const people of pagesOfPeople(scope, filter)) {
    for (const person of people) {
      yield separator + JSON.stringify({ ...person, why: reasonSentence(person.reason) });
      separator = ',\n';
    }
  }
}

export async function* pagesOfPeople(
  scope: OrganizationScope,
  filter: MemberFilter = {},
): AsyncGenerator<MemberItem[]> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await listMembers(scope, { ...filter, cursor, limit: pageSize });
    yield items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

export function statusOf({ active, missing, withheld }: MemberItem): string {
  if (withheld) return withheld === 'pending' ? 'removal pending' : 'kept';
  if (!active) return 'inactive';
  return missing.length > 0 ? `incomplete: ${missing.join(', ')}` : 'active';
}

export function sourcesOf({ sources }: MemberItem): string {
  return sources
    .map((source) => (source.kind === 'directory' ? source.directoryName : source.kind))
    .join('; ');
}
