import { membersAtOnce, readMembers, readMembersOfAll } from '#domain/directory/read-members.ts';
import type { StoredGroup, StoredResource } from '#domain/directory/resources.ts';
import type { DirectoryScope } from '#domain/scope.ts';
import type { LongList, LongObject } from './long-answer.ts';
import { renderGroup, renderMembers, type View } from './render.ts';

/** A group whose members are read while they are sent. */
export function groupWithMembers(scope: DirectoryScope, group: StoredResource, view: View): LongObject {
  const parts = renderMembers(readMembers(scope, group.id), view);
  return { body: renderGroup(group, view), list: { name: 'members', parts } };
}

/** Groups in their order, as many at once as have few members together, and one with many by itself. */
export async function* groupsWithMembers(
  scope: DirectoryScope,
  groups: readonly StoredGroup[],
  view: View,
): LongList['parts'] {
  for (const batch of batchesOf(groups)) {
    const [first] = batch;
    if (first && first.people > membersAtOnce) {
      yield groupWithMembers(scope, first, view);
    } else {
      const members = await readMembersOfAll(scope, batch);
      yield batch.map((group) => renderGroup(group, view, members.get(group.id)));
    }
  }
}

function* batchesOf(groups: readonly StoredGroup[]): Generator<readonly StoredGroup[]> {
  let batch: StoredGroup[] = [];
  let people = 0;
  for (const group of groups) {
    if (batch.length > 0 && people + group.people > membersAtOnce) {
      yield batch;
      batch = [];
      people = 0;
    }
    batch.push(group);
    people += group.people;
  }
  yield batch;
}
