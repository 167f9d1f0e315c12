import { scimPath } from '../installation.ts';
import type { HostileRequest } from './hostile.ts';

const mebibyte = 1024 * 1024;
/** A body of a user and one of a group, just within the limits. */
const userBytes = mebibyte - 512;
const groupBytes = 16 * mebibyte - 512;

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

export function hostileBodies({
  groupId,
  userIds,
}: {
  groupId: string;
  userIds: readonly string[];
}): HostileRequest[] {
  const [userId = ''] = userIds;
  const group = `${scimPath}/Groups/${groupId}`;
  const member = (id: string) => JSON.stringify({ value: id });
  const unknownId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const known = (number: number) => userIds[number % userIds.length] ?? userId;
  const long = 'z'.repeat(480);
  const members = (idOf: (number: number) => string) => filled(groupBytes, (number) => member(idOf(number)));
  return [
    createUser('1 MiB of brackets', `"title":${nested(userBytes)}`),
    createUser('1 MiB of brackets in an extension', `"urn:example:extension":{"a":${nested(userBytes)}}`),
    createUser(
      '1 MiB of attributes that do not exist',
      filled(userBytes, (number) => `"unknown${number}":1`),
    ),
    createUser('a userName of 1 MiB', `"userName":"${'z'.repeat(userBytes)}"`),
    createUser(
      '1,000 e-mails of 1 KiB each',
      `"emails":[${repeated(1_000, (number) => JSON.stringify({ value: `${number}-${long}`, display: long }))}]`,
    ),
    {
      what: '1,000 operations on one name',
      method: 'PATCH',
      path: `${scimPath}/Users/${userId}`,
      body: patch(
        repeated(1_000, (number) =>
          JSON.stringify({ op: 'replace', path: 'displayName', value: `${number}-${long}` }),
        ),
      ),
    },
    {
      what: '1,000 operations with a value path',
      method: 'PATCH',
      path: `${scimPath}/Users/${userId}`,
      body: patch(
        repeated(1_000, (number) =>
          JSON.stringify({ op: 'add', path: `emails[value eq "${number}"].display`, value: 'z' }),
        ),
      ),
    },
    {
      what: 'a group of 16 MiB of unknown members',
      method: 'PUT',
      path: group,
      body: groupBody(`"members":[${members(unknownId)}]`),
    },
    {
      what: 'a group of 16 MiB of members, many times each',
      method: 'PUT',
      path: group,
      body: groupBody(`"members":[${members(known)}]`),
    },
    {
      what: 'adding 16 MiB of members who are there',
      method: 'PATCH',
      path: group,
      body: patch(`{"op":"add","path":"members","value":[${members(known)}]}`),
    },
    {
      what: '16 MiB of removals of one member each',
      method: 'PATCH',
      path: group,
      body: patch(
        filled(groupBytes, (number) =>
          JSON.stringify({ op: 'remove', path: `members[value eq "${unknownId(number)}"]` }),
        ),
      ),
    },
    {
      what: '16 MiB of brackets',
      method: 'PUT',
      path: group,
      body: groupBody(`"members":${nested(groupBytes)}`),
    },
  ];
}

function createUser(what: string, attributes: string): HostileRequest {
  const body = `{"schemas":["${userSchema}"],"userName":"${what}",${attributes}}`;
  return { what, method: 'POST', path: `${scimPath}/Users`, body };
}

function groupBody(attributes: string): string {
  return `{"schemas":["${groupSchema}"],"displayName":"Everybody",${attributes}}`;
}

function patch(operations: string): string {
  return `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[${operations}]}`;
}

function repeated(howMany: number, item: (number: number) => string): string {
  return Array.from({ length: howMany }, (_, number) => item(number)).join();
}

/** As many items as fit into so many bytes. */
function filled(bytes: number, item: (number: number) => string): string {
  return repeated(Math.floor((bytes - 256) / (item(1_000_000).length + 1)), item);
}

/** Lists inside lists. */
function nested(bytes: number): string {
  const depth = Math.floor((bytes - 256) / 2);
  return '['.repeat(depth) + ']'.repeat(depth);
}
