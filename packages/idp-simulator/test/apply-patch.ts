import { isObject, type JsonObject, type JsonValue } from '#scim-json.ts';

/** A small PATCH for the recording server: what IdPs send, read as they mean it. Throws a RangeError. */
export function applyPatch(resource: JsonObject, body: JsonObject): void {
  const { Operations: operations } = body;
  if (!Array.isArray(operations)) throw new RangeError('Operations is missing.');
  for (const operation of operations) {
    if (!isObject(operation) || typeof operation.op !== 'string')
      throw new RangeError('An operation is no object.');
    applyOperation(resource, {
      op: operation.op.toLowerCase(),
      path: operation.path,
      value: operation.value,
    });
  }
}

interface Operation {
  readonly op: string;
  readonly path: JsonValue | undefined;
  readonly value: JsonValue | undefined;
}

function applyOperation(resource: JsonObject, { op, path, value }: Operation): void {
  if (path === undefined) {
    if (!isObject(value)) throw new RangeError('An operation without a path has an object as its value.');
    for (const [key, part] of Object.entries(value)) {
      if (key !== 'id') setAt(resource, key, part);
    }
    return;
  }
  if (typeof path !== 'string') throw new RangeError('A path is a string.');
  if (path === 'members' || path.startsWith('members[')) changeMembers(resource, { op, path, value });
  else if (op === 'remove') setAt(resource, path, undefined);
  else setAt(resource, path, value);
}

function changeMembers(resource: JsonObject, { op, path, value }: Operation & { path: string }): void {
  const members = Array.isArray(resource.members) ? resource.members.filter(isObject) : [];
  const selected = /^members\[value eq "([^"]*)"\]$/.exec(path)?.[1];
  const named = Array.isArray(value) ? value.filter(isObject) : [];
  const ids = new Set(selected === undefined ? named.map(({ value: id }) => id) : [selected]);
  const others = op === 'replace' ? [] : members.filter(({ value: id }) => !ids.has(id));
  resource.members = op === 'remove' ? others : [...others, ...named];
}

function setAt(target: JsonObject, path: string, value: JsonValue | undefined): void {
  if (path.startsWith('urn:')) {
    const end = path.lastIndexOf(':');
    const urn = path.slice(0, end);
    const extension = target[urn];
    const document = isObject(extension) ? extension : {};
    target[urn] = document;
    const leaf = path.slice(end + 1);
    setAt(document, leaf, leaf === 'manager' && typeof value === 'string' ? { value } : value);
    return;
  }
  const [, list, key, wanted, leaf] = /^(\w+)\[(\w+) eq "([^"]*)"\]\.(\w+)$/.exec(path) ?? [];
  if (list !== undefined && key !== undefined && wanted !== undefined && leaf !== undefined) {
    const current = target[list];
    const elements = Array.isArray(current) ? current.filter(isObject) : [];
    const element = elements.find((candidate) => candidate[key] === wanted) ?? { [key]: wanted };
    if (!elements.includes(element)) elements.push(element);
    setAt(element, leaf, value);
    target[list] = elements;
    return;
  }
  const [attribute = '', rest] = path.split('.');
  if (rest !== undefined) {
    const parent = target[attribute];
    const document = isObject(parent) ? parent : {};
    target[attribute] = document;
    setAt(document, rest, value);
  } else if (value === undefined) {
    delete target[attribute];
  } else {
    target[attribute] =
      attribute === 'active' && typeof value === 'string' ? value.toLowerCase() === 'true' : value;
  }
}
