import type { RoleReason } from './role-reason.ts';

/** Why somebody has their role, as a sentence for a file. `said` is what whoever fixed it by hand gave as their reason. */
export function reasonSentence(reason: RoleReason, said: string | null = null): string {
  const { kind, groupName, directoryName, attribute, value } = reason;
  const inDirectory = directoryName === undefined ? '' : ` in ${directoryName}`;
  switch (kind) {
    case 'override':
      return withReason('Support set it', said);
    case 'lockout_hold':
      return 'They keep it, since nobody else could administer.';
    case 'pin':
      return withReason('An admin pinned it', said);
    case 'withheld':
      return 'They keep it, since their removal by the identity provider is held back.';
    case 'group':
      return groupName === undefined
        ? 'They were in a group that is gone.'
        : `They are in the group ${groupName}${inDirectory}.`;
    case 'attribute':
      return `Their ${attribute} is ${value}${inDirectory}.`;
    case 'default':
      return 'It is the role of everyone whom nothing else gives one.';
  }
}

function withReason(what: string, said: string | null): string {
  return said === null ? `${what}.` : `${what}: ${said}`;
}
