import { accessReview } from '#domain/access-review/queries.ts';
import { reasonSentence } from '#domain/members/reason-sentence.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { pagesOfPeople, peopleInJson, sourcesOf, statusOf } from './people-export.ts';

const headings = ['section', 'name', 'detail', 'role', 'why', 'since', 'status', 'source', 'by', 'until'];

/** One table, whose first column says what a line is about: a person, what gives a role, or what can write people. */
export async function* accessReviewAsCsv(scope: OrganizationScope): AsyncGenerator<string> {
  const { quarter, review, raisedByHand, groups, attributes, tokens, defaultRole } =
    await accessReview(scope);
  yield byteOrderMark + csvLine(headings);
  yield line({ section: 'review', name: quarter, by: review?.reviewedBy, since: review?.reviewedAt });
  const byHand = new Map(raisedByHand.map((raised) => [`${raised.memberId}/${raised.kind}`, raised]));
  for await (const people of pagesOfPeople(scope)) {
    for (const person of people) {
      const raised = byHand.get(`${person.id}/${person.reason.kind}`);
      yield line({
        section: 'person',
        name: person.displayName,
        detail: person.email,
        role: person.role,
        why: reasonSentence(person.reason, raised?.reason),
        since: person.roleSince,
        status: statusOf(person),
        source: sourcesOf(person),
        by: raised?.by,
        until: raised?.endsAt,
      });
    }
  }
  yield line({ section: 'default role', name: 'everyone else', role: defaultRole });
  for (const { name, directoryName: source, role, people } of groups) {
    yield line({ section: 'group', name, detail: `${people} people`, role, source });
  }
  for (const { attribute, value, directoryName: source, role, people } of attributes) {
    yield line({
      section: 'attribute',
      name: `${attribute} ${value}`,
      detail: `${people} people`,
      role,
      source,
    });
  }
  for (const { name, tokenId, directoryName: source, createdAt, createdBy, expiresAt, state } of tokens) {
    const about = {
      name,
      detail: tokenId,
      since: createdAt,
      status: state,
      source,
      by: createdBy,
      until: expiresAt,
    };
    yield line({ section: 'token', ...about });
  }
}

export async function* accessReviewAsJson(scope: OrganizationScope): AsyncGenerator<string> {
  const review = await accessReview(scope);
  yield `${JSON.stringify({ ...review, at: new Date() }).slice(0, -1)},"people":[`;
  yield* peopleInJson(scope);
  yield '\n]}\n';
}

type Line = Readonly<Record<string, Parameters<typeof csvLine>[0][number]>>;

function line(about: Line): string {
  return csvLine(headings.map((heading) => about[heading]));
}
