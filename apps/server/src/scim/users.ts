import { parseProjection, parseUser, parseUserPatch, userResourceType } from '@rollcall/scim';
import { createUser } from '#domain/directory/create-user.ts';
import { deleteUser } from '#domain/directory/delete-user.ts';
import { patchUser } from '#domain/directory/patch-user.ts';
import { findUser } from '#domain/directory/queries.ts';
import { replaceUser } from '#domain/directory/replace-user.ts';
import type { StoredUser } from '#domain/directory/resources.ts';
import { notFound } from '#errors.ts';
import type { Answer, Exchange, Handler } from './exchange.ts';
import { expectedRevision, isUnchanged, refuseMatching } from './preconditions.ts';
import { etagOf, locationOf, renderUser, resourceAnswer } from './render.ts';

const post: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, userResourceType);
  const { document, ignored } = parseUser(exchange.body);
  const { scope, newId } = exchange;
  const user = await createUser(scope, { document, id: newId }, exchange.describe(ignored));
  return answer(201, user, exchange, projection);
};

const get: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, userResourceType);
  const user = await present(exchange);
  if (isUnchanged(exchange.ifNoneMatch, user)) return { status: 304, etag: etagOf(user) };
  return answer(200, user, exchange, projection);
};

const put: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, userResourceType);
  const { document, ignored } = parseUser(exchange.body);
  const replacement = { ...(await target(exchange)), document };
  const user = await replaceUser(exchange.scope, replacement, exchange.describe(ignored));
  return answer(200, user, exchange, projection);
};

const patch: Handler = async (exchange) => {
  const projection = parseProjection(exchange.query, userResourceType);
  const parsed = parseUserPatch(exchange.body, { resourceId: idOf(exchange) });
  const change = { ...(await target(exchange)), patch: parsed };
  const user = await patchUser(exchange.scope, change, exchange.describe(parsed.ignored));
  return answer(200, user, exchange, projection);
};

const remove: Handler = async (exchange) => {
  await deleteUser(exchange.scope, await target(exchange), exchange.describe([]));
  return { status: 204 };
};

/** What can be asked of users, each a Handler by its method. */
export const users = { post, get, put, patch, remove };

function answer(
  status: number,
  user: StoredUser,
  { baseUrl }: Exchange,
  projection: ReturnType<typeof parseProjection>,
): Answer {
  const rendered = renderUser(user, { baseUrl, projection });
  return resourceAnswer(status, user, rendered, locationOf(userResourceType, user.id, baseUrl));
}

/** The user as it is now. */
async function present(exchange: Exchange): Promise<StoredUser> {
  const user = await findUser(exchange.scope, idOf(exchange));
  if (!user) throw notFound('user');
  return user;
}

/** Reads the user for those who send If-None-Match alone, whom no known IdP is among. */
async function target(exchange: Exchange) {
  if (exchange.ifNoneMatch !== undefined) refuseMatching(exchange.ifNoneMatch, await present(exchange));
  return { id: idOf(exchange), expectedRevision: expectedRevision(exchange.ifMatch) };
}

function idOf({ params }: Exchange): string {
  return params.id ?? '';
}
