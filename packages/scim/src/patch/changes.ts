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
  return differences(before, after, (name) => name);
}

const nothing: ScimObject = Object.create(null);

function differences(before: ScimObject, after: ScimObject, pathOf: (name: string) => string): Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const [left, right] = [own(before, name), own(after, name)];
    if (sameValue(left, right)) return [];
    const path = pathOf(name);
    const [leftObject, rightObject] = [left ?? nothing, right ?? nothing];
    if (!isScimObject(leftObject) || !isScimObject(rightObject))
      return [{ path, before: left, after: right }];
    // Only the name of an extension stands at the top and contains a colon.
    const separator = path === name && name.includes(':') ? ':' : '.';
    return differences(leftObject, rightObject, (inner) => `${path}${separator}${inner}`);
  });
}
