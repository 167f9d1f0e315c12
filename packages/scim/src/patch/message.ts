import { isJsonObject } from '#document.ts';
import { ScimError } from '#error.ts';
import { limits } from '#limits.ts';

/** One operation as it was sent, with the names and the verb in their canonical case. */
export interface RawOperation {
  readonly op: 'add' | 'replace' | 'remove';
  /** Undefined when absent, null or empty. */
  readonly path: string | undefined;
  readonly value: unknown;
}

/**
 * The envelope of a PATCH (RFC 7644 section 3.5.2).
 *
 * @throws ScimError invalidSyntax, tooMany
 */
export function readPatchMessage(body: unknown): readonly RawOperation[] {
  if (!isJsonObject(body)) throw new ScimError('invalidSyntax', 'The body of a PATCH must be a JSON object.');
  const operations = entry(body, 'Operations');
  if (operations === undefined) refuseScim11Body(body);
  if (!Array.isArray(operations) || operations.length === 0)
    throw new ScimError('invalidSyntax', 'A PATCH needs "Operations", a list with at least one operation.');
  if (operations.length > limits.operationsMax)
    throw new ScimError(
      'tooMany',
      `A PATCH can have at most ${limits.operationsMax} operations. One operation can name many members.`,
    );
  return operations.map(readOperation);
}

function readOperation(operation: unknown, index: number): RawOperation {
  if (!isJsonObject(operation))
    throw new ScimError('invalidSyntax', `Operation ${index + 1} of the PATCH is not a JSON object.`);
  const path = entry(operation, 'path') ?? undefined;
  if (path !== undefined && typeof path !== 'string')
    throw new ScimError('invalidPath', `The path of operation ${index + 1} is not text.`);
  return {
    op: lowerCaseVerb(entry(operation, 'op'), index),
    path: path?.trim() || undefined,
    value: entry(operation, 'value'),
  };
}

/**
 * Entra ID capitalises the verb unless the tenant URL carries `aadOptscim062020`.
 * `"op": "Replace"` → `"op": "replace"`
 */
function lowerCaseVerb(op: unknown, index: number): RawOperation['op'] {
  const verb = typeof op === 'string' ? op.toLowerCase() : undefined;
  if (verb === 'add' || verb === 'replace' || verb === 'remove') return verb;
  throw new ScimError(
    'invalidSyntax',
    `Operation ${index + 1} of the PATCH must have "op": "add", "replace" or "remove".`,
  );
}

/**
 * OneLogin's connector for SCIM 1.1 sends groups as
 * `{"members": [{"value": "2819c223", "operation": "delete"}]}`. In SCIM 2.0 that says nothing, so the admin must
 * be told rather than the members silently kept.
 */
function refuseScim11Body(body: Readonly<Record<string, unknown>>): void {
  const members = entry(body, 'members');
  if (Array.isArray(members) && members.some((member) => isJsonObject(member) && 'operation' in member))
    throw new ScimError(
      'invalidSyntax',
      'This is a SCIM 1.1 request. Choose a SCIM 2.0 connector (in OneLogin: "SCIM Provisioner with SAML (SCIM v2 …)").',
    );
}

/** The object's own entry with the name in any case; the exact spelling wins. */
function entry(object: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const lowerCase = name.toLowerCase();
  const key = Object.keys(object).find((each) => each.toLowerCase() === lowerCase);
  return key === undefined ? undefined : object[key];
}
