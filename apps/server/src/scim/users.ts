import { parseProjection, parseUser, parseUserPatch, userResourceType } from '@rollcall/scim';
import { createUser } from '#domain/directory/create-user.ts';
import { deleteUser } from '#domain/directory/delete-user.ts';
import { getUser } from '#domain/directory/queries.ts';
import type { StoredUser } from '#domain/directory/resources.ts';
import { patchedBy, replacedBy, updateUser } from '#domain/directory/update-user.ts';
import { notFound } from '#errors.ts';
import type { Answer, Exchange, Handler } from './exchange.ts';
import { expectedRevision, isUnchanged } from './preconditions.ts';
import { etagOf, locationOf, renderUser, resourceAnswer } from './render.ts';

export const postUser: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, userResourceType);
  const { document, ignored } = parseUser(exchange.body);
  const { scope, newId } = exchange;
  const user = await createUser(scope, { document, id: newId }, exchange.describe(ignored));
  return answer(201, user, exchange, projection);
};

export const readUser: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, userResourceType);
  const user = await getUser(exchange.scope, idOf(exchange));
  if (!user) throw notFound('user');
  if (isUnchanged(exchange.ifNoneMatch, user)) return { status: 304, etag: etagOf(user) };
  return answer(200, user, exchange, projection);
};

export const putUser: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, userResourceType);
  const { document, ignored } = parseUser(exchange.body);
  const update = { ...target(exchange), change: replacedBy(document) };
  return answer(
    200,
    await updateUser(exchange.scope, update, exchange.describe(ignored)),
    exchange,
    projection,
  );
};

export const patchUser: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, userResourceType);
  const patch = parseUserPatch(exchange.body, { resourceId: idOf(exchange) });
  const update = { ...target(exchange), change: patchedBy(patch) };
  return answer(
    200,
    await updateUser(exchange.scope, update, exchange.describe(patch.ignored)),
    exchange,
    projection,
  );
};

export const removeUser: Handler = async (exchange) => {
  await deleteUser(exchange.scope, target(exchange), exchange.describe([]));
  return { status: 204 };
};

function answer(
  status: number,
  user: StoredUser,
  { baseUrl }: Exchange,
  projection: ReturnType<typeof parseProjection>,
): Answer {
  const rendered = renderUser(user, { baseUrl, projection });
  return resourceAnswer(status, user, rendered, locationOf(userResourceType, user.id, baseUrl));
}

function target(exchange: Exchange) {
  return { id: idOf(exchange), expectedRevision: expectedRevision(exchange.ifMatch) };
}

function idOf({ params }: Exchange): string {
  return params.id ?? '';
}
