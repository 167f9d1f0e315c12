import type { MessageKey } from '../translate.ts';

/** Swedish texts that are the same words in English, so that any other that stays English is noticed. */
export const sameInSwedish: readonly MessageKey[] = [
  'audit.area.token',
  'audit.support',
  'audit.system',
  'nav.tokens',
  'people.column.person',
  'people.column.status',
  'people.filter.status',
  'privacy.exportFile',
  'removals.column.person',
  'review.column.token',
  'review.tokens',
  'shownOnce.token',
  'source.import',
  'sso.field.applicationId',
  'sso.field.tenantId',
  'support.createSlug',
  'time.milliseconds',
  'time.minutes',
  'time.seconds',
  'tokens.column.token',
  'tokens.title',
];
