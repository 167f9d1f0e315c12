import type { Directory } from '#directory/directory.ts';
import type { LinkTable } from './link-table.ts';
import type { Cycle } from './run-cycle.ts';

/** How one kind of object leaves the server. */
interface Removal<Link extends { readonly serverId: string }> {
  readonly links: LinkTable<Link>;
  /** What it is called in the list of errors. */
  name(objectId: string, link: Link): string;
  remove(objectId: string, link: Link): Promise<void>;
}

/** The phase in which everybody and everything goes that the directory does not have any more. */
export async function removeGone<
  PersonLink extends { readonly serverId: string },
  GroupLink extends { readonly serverId: string },
>(
  cycle: Cycle,
  directory: Directory,
  { people, groups }: { people: Removal<PersonLink>; groups: Removal<GroupLink> },
): Promise<void> {
  await cycle.phase('deletions', {
    items: [...removals(people, directory.users), ...removals(groups, directory.groups)],
    name: ({ name }) => name,
    work: ({ run }) => run(),
  });
}

function removals<Link extends { readonly serverId: string }>(
  { links, name, remove }: Removal<Link>,
  present: ReadonlyMap<string, unknown>,
): { name: string; run: () => Promise<void> }[] {
  return links
    .entries()
    .filter(([id]) => !present.has(id))
    .map(([id, link]) => ({ name: name(id, link), run: () => remove(id, link) }));
}
