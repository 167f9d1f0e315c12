import { scimPath } from '../installation.ts';
import type { HostileRequest } from './hostile.ts';

/** As many comparisons, as deep and as long as the parser allows. */
const termsMax = 200;
const depthMax = 32;
const lengthMax = 8_192;

/** In the body, where a filter can be longer than a request line. Nothing matches, so that everything is looked at. */
export function hostileFilters(): HostileRequest[] {
  const many = (comparison: (number: number) => string) =>
    Array.from({ length: termsMax }, (_, number) => comparison(number)).join(' or ');
  const deep = (innermost: string) =>
    `${'not ('.repeat(depthMax - 1)}${innermost}${')'.repeat(depthMax - 1)}`;
  const opening = 'userName co "';
  return [
    search('200 comparisons of e-mails', 'Users', { filter: many((n) => `emails.value co "zq${n}"`) }),
    search('200 comparisons of names', 'Users', { filter: many((n) => `name.familyName co "zq${n}"`) }),
    search('200 comparisons of names of groups', 'Users', {
      filter: many((n) => `groups.display co "zq${n}"`),
    }),
    search('200 comparisons of names of members', 'Groups', {
      filter: many((n) => `members.display co "zq${n}"`),
    }),
    search('31 negations inside each other', 'Users', { filter: deep('emails[value co "zq"]') }),
    search('a value of 8 KiB', 'Users', {
      filter: `${opening}${'z'.repeat(lengthMax - opening.length - 1)}"`,
    }),
    search('the last page in the order of e-mails', 'Users', {
      sortBy: 'emails.value',
      startIndex: 9_001,
      count: 1_000,
    }),
    { what: '50 groups with all members', method: 'GET', path: `${scimPath}/Groups?count=1000` },
  ];
}

function search(what: string, endpoint: 'Users' | 'Groups', query: object): HostileRequest {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'];
  const body = JSON.stringify({ schemas, ...query });
  return { what, method: 'POST', path: `${scimPath}/${endpoint}/.search`, body };
}
