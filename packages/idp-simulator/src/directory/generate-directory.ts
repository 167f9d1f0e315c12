import { departments } from '#directory/departments.ts';
import { Directory, type IdStyle } from '#directory/directory.ts';
import { type GroupPlan, groupPlans } from '#directory/group-names.ts';
import { newPerson, objectId } from '#directory/hire-person.ts';
import { createRandom, type Random } from '#random.ts';

export interface DirectoryOptions {
  /** The same seed and sizes give the same directory, id by id. */
  seed: string;
  users: number;
  groups: number;
  /** The part of userNames and addresses behind the `@`. Default `larkhill.example`. */
  domain?: string;
  /** Default `entra`. */
  idStyle?: IdStyle;
}

/** How many people report to one manager. */
const spanOfControl = 8;

/** People first, then the reporting lines, then groups; each has its own stream of choices. */
export function generateDirectory(options: DirectoryOptions): Directory {
  const { seed, users, groups, domain = 'larkhill.example', idStyle = 'entra' } = options;
  const directory = new Directory({ seed, domain, idStyle });

  const people = createRandom(`${seed}/people`);
  for (let number = 1; number <= users; number++) directory.addUser(newPerson(directory, people, number));
  assignManagers(directory);

  const random = createRandom(`${seed}/groups`);
  let planned = 0;
  for (const plan of groupPlans()) {
    if (planned++ >= groups) break;
    directory.addGroup({
      id: objectId(random, idStyle, 'group'),
      displayName: plan.displayName,
      rule: plan.rule,
      memberIds: new Set(plannedMembers(directory, plan, random)),
    });
  }
  return directory;
}

/**
 * A tree: the first person leads the company, the first of each department reports to them, and everybody
 * else to somebody of the department who was there earlier.
 */
function assignManagers(directory: Directory): void {
  const [chief] = directory.users.values();
  if (chief === undefined) return;
  const colleagues = new Map<string | null, string[]>();
  for (const user of [...directory.users.values()]) {
    if (user === chief) continue;
    const seniors = colleagues.get(user.department) ?? [];
    colleagues.set(user.department, seniors);
    const place = seniors.push(user.id) - 1;
    if (place === 0) {
      const title = departments.find(({ name }) => name === user.department)?.titles[0] ?? user.title;
      directory.updateUser(user.id, { managerId: chief.id, title });
    } else {
      directory.updateUser(user.id, {
        managerId: seniors[Math.floor((place - 1) / spanOfControl)] ?? chief.id,
      });
    }
  }
  directory.updateUser(chief.id, { title: 'Chief Executive Officer' });
}

function plannedMembers(directory: Directory, plan: GroupPlan, random: Random): Iterable<string> {
  if (plan.rule === 'everyone') return directory.users.keys();
  const users = [...directory.users.values()];
  if (plan.rule !== null) {
    return users.filter((user) => plan.rule === `department:${user.department}`).map(({ id }) => id);
  }
  const size = Math.max(1, Math.round(plan.share * users.length * (0.7 + 0.6 * random.next())));
  return random.sample(users, size).map(({ id }) => id);
}
