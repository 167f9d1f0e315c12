import {
  isScimObject,
  own,
  type ScimDocument,
  type ScimObject,
  type ScimValue,
  sameValue,
} from '#document.ts';

/** A difference between two states of a resource, for people to read. */
export interface Change {
  /** The canonical name: `name.familyName`, `emails`, `urn:…:User:department`. */
  readonly path: string;
  /** Undefined: it was not there. */
  readonly before: ScimValue | undefined;
  /** Undefined: it is not there any more. */
  readonly after: ScimValue | undefined;
}

/** What differs between two documents, down to the parts of complex attributes; a list is one value. */
export function changesBetween(before: ScimDocument, after: ScimDocument): Change[] {
  return differences('', before, after);
}

const nothing: ScimObject = Object.create(null);

function differences(path: string, before: ScimObject, after: ScimObject): Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const [left, right] = [own(before, name), own(after, name)];
    if (sameValue(left, right)) return [];
    const inner = joined(path, name);
    const [leftObject, rightObject] = [left ?? nothing, right ?? nothing];
    return isScimObject(leftObject) && isScimObject(rightObject)
      ? differences(inner, leftObject, rightObject)
      : [{ path: inner, before: left, after: right }];
  });
}

function joined(path: string, name: string): string {
  if (path === '') return name;
  const isSchema = path.slice(0, 4).toLowerCase() === 'urn:' && path.lastIndexOf(':') > path.lastIndexOf('.');
  return isSchema ? `${path}:${name}` : `${path}.${name}`;
}
