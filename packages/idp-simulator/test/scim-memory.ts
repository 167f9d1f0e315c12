import {
  isObject,
  type JsonObject,
  type JsonValue,
  memberIdsOf,
  type ResourceType,
  readAttribute,
} from '#scim-json.ts';
import { applyPatch } from './apply-patch.ts';

interface Reply {
  readonly status: number;
  readonly body: JsonObject | null;
}

export interface Call {
  readonly method: string;
  readonly type: ResourceType;
  readonly id: string | null;
  readonly query: URLSearchParams;
  readonly body: JsonObject | null;
}

/** A SCIM server that keeps everything in two maps: enough for two IdPs' normal life, and nothing more. */
export function createScimMemory() {
  const resources = { Users: new Map<string, JsonObject>(), Groups: new Map<string, JsonObject>() };
  let created = 0;

  function answer({ method, type, id, query, body }: Call): Reply {
    const store = resources[type];
    if (id === null) return method === 'POST' ? create(type, body ?? {}) : list([...store.values()], query);
    const resource = store.get(id);
    if (resource === undefined) return failure(404, `There is no ${id}.`);
    switch (method) {
      case 'GET':
        return { status: 200, body: project(resource, query) };
      case 'PUT':
        store.set(id, { ...body, id });
        return { status: 200, body: { ...body, id } };
      case 'PATCH':
        applyPatch(resource, body ?? {});
        return type === 'Groups' ? { status: 204, body: null } : { status: 200, body: resource };
      case 'DELETE':
        store.delete(id);
        for (const group of resources.Groups.values()) {
          applyPatch(group, { Operations: [{ op: 'remove', path: `members[value eq "${id}"]` }] });
        }
        return { status: 204, body: null };
      default:
        return failure(405, `${method} is not for resources.`);
    }
  }

  function create(type: ResourceType, body: JsonObject): Reply {
    const name = type === 'Users' ? 'userName' : 'displayName';
    const taken = [...resources[type].values()].some((other) => lower(other[name]) === lower(body[name]));
    if (taken) return failure(409, `${String(body[name])} is taken.`, 'uniqueness');
    const { password: _password, ...kept } = body;
    const resource = { ...kept, id: `${type === 'Users' ? 'u' : 'g'}${++created}` };
    resources[type].set(resource.id, resource);
    return { status: 201, body: resource };
  }

  return { resources, answer };
}

function lower(value: JsonValue | undefined): string {
  return String(value).toLowerCase();
}

function failure(status: number, detail: string, scimType?: string): Reply {
  return {
    status,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      detail,
      ...(scimType === undefined ? {} : { scimType }),
    },
  };
}

function list(all: JsonObject[], query: URLSearchParams): Reply {
  const matching = all.filter((resource) => matches(resource, query.get('filter')));
  const start = Number(query.get('startIndex') ?? 1);
  const page = matching.slice(start - 1, start - 1 + Math.min(100, Number(query.get('count') ?? 100)));
  return {
    status: 200,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: matching.length,
      startIndex: start,
      itemsPerPage: page.length,
      Resources: page.map((resource) => project(resource, query)),
    },
  };
}

function project(resource: JsonObject, query: URLSearchParams): JsonObject {
  if (query.get('attributes') === 'id' && resource.id !== undefined) return { id: resource.id };
  if (query.get('excludedAttributes') !== 'members') return resource;
  const { members: _members, ...rest } = resource;
  return rest;
}

/** `a eq "x" and b eq "y"`. */
function matches(resource: JsonObject, filter: string | null): boolean {
  if (filter === null) return true;
  return filter.split(' and ').every((term) => {
    const [, path = '', literal = '""'] = /^(.+?) eq (".*")$/i.exec(term) ?? [];
    const wanted = String(JSON.parse(literal));
    if (path === 'members') return memberIdsOf(resource).includes(wanted);
    const enterprise = resource['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'];
    const value =
      path === 'manager' && isObject(enterprise)
        ? readAttribute(enterprise, 'manager.value')
        : readAttribute(resource, path);
    return lower(value) === wanted.toLowerCase();
  });
}
