/**
 * The areas of texts behind the sign-in, each a file of every language. A route names those that its screens say
 * something of, in `staticData.messages`; what is read before the sign-in is always there (front.ts).
 */
export const areas = [
  'account',
  'activity',
  'advice',
  'audit',
  'break-glass',
  'connection-health',
  'domains',
  'frame',
  'groups',
  'guides',
  'imports',
  'invitations',
  'jobs',
  'moves',
  'new-token',
  'notices',
  'overview',
  'people',
  'preflight',
  'privacy',
  'removals',
  'replaced',
  'review',
  'roles',
  'sandbox',
  'second-factors',
  'settings',
  'setup-links',
  'sso',
  'support',
  'support-access',
  'tokens',
] as const;

export type Area = (typeof areas)[number];
