/** What a SCIM request came to. `skip` is a write that changed nothing. */
export const operations = [
  'create',
  'update',
  'enable',
  'disable',
  'delete',
  'skip',
  'read',
  'refuse',
] as const;
export type Operation = (typeof operations)[number];
