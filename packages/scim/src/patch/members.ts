import { isJsonObject, storableText } from '#document.ts';
import { ScimError } from '#error.ts';
import type { Filter } from '#filter/tree.ts';
import { listFromSingleValue } from '#values/value-quirks.ts';
import type { ElementsTarget } from './target.ts';
import type { TargetedOperation } from './targeted-operations.ts';

/** One member, as a client names it. */
export interface MemberReference {
  /** The id of the member, exactly as sent. */
  readonly value: string;
  /** What the client says it is: `User`, `Group`. */
  readonly type?: string;
}

/**
 * What a PATCH does to the members of a group. It is found without knowing them, so that it costs as much as the
 * request is long, however large the group.
 */
export type MembersChange =
  | { readonly kind: 'none' }
  /** No id is in both, and one can be added twice. To add who is there and to remove who is not are both without effect. */
  | { readonly kind: 'delta'; readonly add: readonly MemberReference[]; readonly remove: readonly string[] }
  /** Afterwards exactly these are members; one can stand there twice. */
  | { readonly kind: 'replaceAll'; readonly members: readonly MemberReference[] };

/**
 * Runs the operations on `members` in order and says what they come to.
 *
 * @throws ScimError invalidValue, invalidPath, invalidFilter, mutability
 */
export function compileMembers(operations: Iterable<TargetedOperation>): MembersChange {
  const tally = new MembersTally();
  for (const operation of operations) tallyOperation(tally, operation);
  return tally.change();
}

/** Whether an operation is for `compileMembers`: members are never part of a group's document. */
export function concernsMembers({ target }: TargetedOperation): boolean {
  return (
    (target.kind === 'attribute' || target.kind === 'elements') && target.path.attribute.name === 'members'
  );
}

/** Who is added is kept by id only if somebody is removed after it: half a million ids take a quarter of a second. */
class MembersTally {
  /** Whether nobody from before is left. */
  #emptied = false;
  #added: MemberReference[] = [];
  #addedById: Map<string, MemberReference> | undefined;
  readonly #removed = new Set<string>();

  add(member: MemberReference): void {
    if (this.#removed.size > 0) this.#removed.delete(member.value);
    if (this.#addedById) this.#addedById.set(member.value, member);
    else this.#added.push(member);
  }

  remove(id: string): void {
    if (this.#added.length > 0) {
      this.#addedById = new Map(this.#added.map((member) => [member.value, member]));
      this.#added = [];
    }
    this.#addedById?.delete(id);
    if (!this.#emptied) this.#removed.add(id);
  }

  empty(): void {
    this.#emptied = true;
    this.#added = [];
    this.#addedById = undefined;
    this.#removed.clear();
  }

  change(): MembersChange {
    const added = this.#addedById ? [...this.#addedById.values()] : this.#added;
    if (this.#emptied) return { kind: 'replaceAll', members: added };
    if (added.length === 0 && this.#removed.size === 0) return { kind: 'none' };
    return { kind: 'delta', add: added, remove: [...this.#removed] };
  }
}

function tallyOperation(tally: MembersTally, { op, target, value }: TargetedOperation): void {
  if (target.kind === 'elements') {
    tallyFiltered(tally, op, target);
    return;
  }
  if (target.kind !== 'attribute' || target.path.subAttribute)
    throw new ScimError(
      'invalidPath',
      'Members are changed with the path "members" or "members[value eq …]".',
    );
  if (op === 'remove') {
    tallyRemoved(tally, value);
    return;
  }
  if (op === 'replace') tally.empty();
  for (const member of references(value)) tally.add(member);
}

/**
 * Entra ID's default dialect lists the members to remove, where the RFC reads the path alone and empties the group.
 * `{"op": "Remove", "path": "members", "value": [{"$ref": null, "value": "2819c223"}]}`
 * → `{"op": "remove", "path": "members[value eq \"2819c223\"]"}`
 *
 * An empty list removes nobody. Only an operation without a value empties the group.
 */
function tallyRemoved(tally: MembersTally, value: unknown): void {
  if (value === undefined || value === null) tally.empty();
  else for (const member of references(value)) tally.remove(member.value);
}

function tallyFiltered(tally: MembersTally, op: TargetedOperation['op'], target: ElementsTarget): void {
  if (target.path.subAttribute)
    throw new ScimError('mutability', 'A member cannot be changed, only added and removed.');
  if (op !== 'remove')
    throw new ScimError('invalidPath', `To ${op} members, use the path "members" without a filter.`);
  for (const id of idsOf(target.filter)) tally.remove(id);
}

/** The ids that `value eq "a" or value eq "b"` selects; who matches anything else is not in the request. */
function idsOf(filter: Filter): readonly string[] {
  if (filter.kind === 'or') return filter.filters.flatMap(idsOf);
  if (
    filter.kind === 'comparison' &&
    filter.operator === 'eq' &&
    filter.operand.type === 'text' &&
    filter.path.subAttribute?.name === 'value'
  )
    return [filter.operand.value];
  throw new ScimError('invalidFilter', 'Members can only be selected by id: members[value eq "…"].');
}

function references(value: unknown): readonly MemberReference[] {
  const list = listFromSingleValue(value);
  if (list === undefined || list === null) return [];
  return Array.isArray(list) ? list.map(reference) : [];
}

/** There may be hundreds of thousands of them, so that each is gone through once. */
function reference(member: unknown): MemberReference {
  if (typeof member === 'string') return referenceTo(member, undefined);
  if (!isJsonObject(member)) throw notAReference();
  let id: unknown;
  let type: unknown;
  for (const name of Object.keys(member)) {
    switch (name) {
      case 'value':
        id = member.value;
        break;
      case 'type':
        type = member.type;
        break;
      case 'operation':
        // SCIM 1.1 deletes this way; adding who should go would be the opposite of what was asked.
        throw new ScimError('invalidSyntax', 'A member with "operation" is SCIM 1.1; send a SCIM 2.0 PATCH.');
      default:
        if (name.length === 5 && name.toLowerCase() === 'value') id ??= member[name];
        else if (name.length === 4 && name.toLowerCase() === 'type') type ??= member[name];
    }
  }
  return referenceTo(id, type);
}

function referenceTo(id: unknown, type: unknown): MemberReference {
  if (typeof id !== 'string' || id === '') throw notAReference();
  const value = storableText(id, 'members.value');
  return typeof type === 'string' ? { value, type: storableText(type, 'members.type') } : { value };
}

function notAReference(): ScimError {
  return new ScimError(
    'invalidValue',
    'Each member needs a "value": the id that this service gave the user.',
  );
}
