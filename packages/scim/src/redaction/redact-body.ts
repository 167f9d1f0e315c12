import { mayHoldSecret, namesSecret, redacted, withoutSecretValues } from './secret-names.ts';

export type RedactedBody = {
  /** JSON as it was sent or as it is written again; something else only where no JSON was sent. */
  readonly text: string;
  /** Whether something is missing at its end, or of its lists. */
  readonly isCut: boolean;
};

/**
 * A body as it may be kept to be looked at: without passwords, tokens and whatever else is a secret by its schema, its
 * name or its shape, and of at most about `lengthMax` characters. What is cut is valid JSON still.
 * Null where it cannot be told what of it is a secret: text that is no JSON and speaks of one, or is too long.
 *
 * `json` is what the text says, or undefined where it is no JSON. Costs one search of a text that is short and speaks
 * of no secret; otherwise it is written again up to `lengthMax`, however long it is.
 */
export function redactBody(text: string, json: unknown, lengthMax: number): RedactedBody | null {
  if (text.length <= lengthMax && !hidesNames.test(text) && !mayHoldSecret(text)) {
    return { text, isCut: false };
  }
  if (json === undefined) return null;
  const room = { left: lengthMax };
  return { text: written(json, room), isCut: room.left < 0 };
}

/** Escapes by which a name can be spelled so that no search of the text finds it. */
const hidesNames = /\\[u/]/;

/** Characters that may be written still; below 0 once something was left out. */
type Room = { left: number };

function written(value: unknown, room: Room): string {
  if (typeof value === 'object') room.left -= 2;
  if (Array.isArray(value)) return `[${fitting(value, room, (item) => written(item, room)).join(',')}]`;
  if (typeof value === 'object' && value !== null) return writtenObject(value as JsonObject, room);
  if (typeof value === 'string') return writtenText(value, room);
  room.left -= 5;
  return JSON.stringify(value);
}

type JsonObject = Readonly<Record<string, unknown>>;

function writtenObject(object: JsonObject, room: Room): string {
  const names = Object.keys(object);
  const valueIsSecret = names.some((name) => {
    const label = labels.has(name.toLowerCase()) ? object[name] : null;
    return typeof label === 'string' && namesSecret(label);
  });
  const members = fitting(names, room, (name) => {
    const key = writtenText(name, room);
    const value = object[name];
    if (namesSecret(attributeOf(name)) || (valueIsSecret && name.toLowerCase() === 'value')) {
      return `${key}:${written(withoutValue(value), room)}`;
    }
    // The filter of a path compares with a value: emails[token eq "…"].
    if (valueIsSecret && typeof value === 'string') {
      return `${key}:${written(value.replace(/"[^"]*"?/g, `"${redacted}"`), room)}`;
    }
    return `${key}:${written(value, room)}`;
  });
  return `{${members.join(',')}}`;
}

/** Where an object says by a name what its value is: the path of a PATCH operation, and pairs of name and value. */
const labels = new Set(['path', 'name', 'key', 'type', 'attribute']);

/** Of an attribute that is named with the URN of its schema, the attribute. */
function attributeOf(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** That it is unset, or whether it may be changed, is no secret. */
function withoutValue(value: unknown): unknown {
  return value === null || typeof value === 'boolean' ? value : redacted;
}

/** Of what is found by its shape, in characters: it is looked for a little beyond where the text is cut. */
const secretLengthMax = 8192;

function writtenText(value: string, room: Room): string {
  const roomFor = Math.max(room.left, 0);
  const text = withoutSecretValues(value.slice(0, roomFor + secretLengthMax));
  const json = JSON.stringify(text.slice(0, roomFor));
  room.left = text.length > roomFor ? -1 : room.left - json.length - 1;
  return json;
}

/** As many of them as there is room for. */
function fitting<Item>(items: readonly Item[], room: Room, write: (item: Item) => string): string[] {
  const texts: string[] = [];
  for (const item of items) {
    if (room.left <= 0) {
      room.left = -1;
      break;
    }
    texts.push(write(item));
  }
  return texts;
}
