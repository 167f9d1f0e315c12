import {
  groupResourceType,
  type Projection,
  parseGroup,
  parseGroupPatch,
  parseProjection,
  returns,
} from '@rollcall/scim';
import { createGroup } from '#domain/directory/create-group.ts';
import { deleteGroup } from '#domain/directory/delete-group.ts';
import { patchGroup } from '#domain/directory/patch-group.ts';
import { findGroup } from '#domain/directory/queries.ts';
import { replaceGroup } from '#domain/directory/replace-group.ts';
import type { StoredGroup, StoredResource } from '#domain/directory/resources.ts';
import { notFound } from '#errors.ts';
import type { Answer, Exchange, Handler } from './exchange.ts';
import { groupWithMembers } from './groups-with-members.ts';
import { expectedRevision, isUnchanged, refuseMatching } from './preconditions.ts';
import { etagOf, locationOf, renderGroup, resourceAnswer } from './render.ts';

const post: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, groupResourceType);
  const group = parseGroup(exchange.body);
  const { scope, newId } = exchange;
  const created = await createGroup(scope, { ...group, id: newId }, exchange.describe(group.ignored));
  return answer(201, created, exchange, projection);
};

const get: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, groupResourceType);
  const group = await present(exchange);
  if (isUnchanged(exchange.ifNoneMatch, group)) return { status: 304, etag: etagOf(group) };
  return answer(200, group, exchange, projection);
};

const put: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, groupResourceType);
  const group = parseGroup(exchange.body);
  await replaceGroup(
    exchange.scope,
    { ...(await target(exchange)), group },
    exchange.describe(group.ignored),
  );
  return answer(200, await present(exchange), exchange, projection);
};

/** 204, which costs no reading of the group, unless the client asks for attributes (RFC 7644 section 3.5.2). */
const patch: Handler = async (exchange) => {
  const { attributes, excludedAttributes } = exchange.query;
  const wantsBody = attributes !== undefined || excludedAttributes !== undefined;
  const projection = parseProjection(exchange.query, groupResourceType);
  const parsed = parseGroupPatch(exchange.body, { resourceId: idOf(exchange) });
  const status = wantsBody ? 200 : 204;
  await patchGroup(
    exchange.scope,
    { ...(await target(exchange)), patch: parsed, status },
    exchange.describe(parsed.attributes.ignored),
  );
  if (!wantsBody) return { status };
  return answer(status, await present(exchange), exchange, projection);
};

const remove: Handler = async (exchange) => {
  await deleteGroup(exchange.scope, await target(exchange), exchange.describe([]));
  return { status: 204 };
};

/** What can be asked of groups, each a Handler by its method. */
export const groups = { post, get, put, patch, remove };

/** The group as it is now. */
async function present(exchange: Exchange): Promise<StoredGroup> {
  const group = await findGroup(exchange.scope, idOf(exchange));
  if (!group) throw notFound('group');
  return group;
}

/** With its members only if the answer shows them. */
function answer(
  status: number,
  group: StoredResource,
  { scope, baseUrl }: Exchange,
  projection: Projection,
): Answer {
  const view = { baseUrl, projection };
  const location = locationOf(groupResourceType, group.id, baseUrl);
  if (!returns(projection, 'members'))
    return resourceAnswer(status, group, renderGroup(group, view), location);
  const { body, list } = groupWithMembers(scope, group, view);
  return { ...resourceAnswer(status, group, body, location), list };
}

/** Reads the group for those who send If-None-Match alone, whom no known IdP is among. */
async function target(exchange: Exchange) {
  if (exchange.ifNoneMatch !== undefined) refuseMatching(exchange.ifNoneMatch, await present(exchange));
  return { id: idOf(exchange), expectedRevision: expectedRevision(exchange.ifMatch) };
}

function idOf({ params }: Exchange): string {
  return params.id ?? '';
}
