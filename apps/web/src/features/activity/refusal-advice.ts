import { type Provider, providerLabel } from '@rollcall/access';
import type { ActivityItem, AuthenticationFailure } from '#lib/api.ts';
import { type PlainMessageKey, t } from '#lib/messages/translate.ts';

/** Why something of an IdP was refused, at authentication or after it. */
export type Refusal = NonNullable<ActivityItem['reason']> | AuthenticationFailure['reason'];

/** Which settings of an IdP are to be changed. */
type Setting = 'credentials' | 'mapping' | 'assignment';

/** What to change for every reason, and in which of the IdP's settings; none where it mends itself or we must. */
const advice = {
  truncated: { text: 'advice.truncated', setting: 'credentials' },
  id_alone: { text: 'advice.id_alone', setting: 'credentials' },
  client_secret: { text: 'advice.client_secret', setting: 'credentials' },
  wrong_secret: { text: 'advice.wrong_secret', setting: 'credentials' },
  other_directory: { text: 'advice.other_directory', setting: 'credentials' },
  expired: { text: 'advice.expired', setting: 'credentials' },
  revoked: { text: 'advice.revoked', setting: 'credentials' },
  retired: { text: 'advice.retired' },
  suspended: { text: 'advice.suspended' },
  wrong_address: { text: 'advice.wrong_address', setting: 'credentials' },
  wrong_method: { text: 'advice.wrong_method', setting: 'credentials' },
  not_json: { text: 'advice.not_json', setting: 'credentials' },
  malformed: { text: 'advice.malformed', setting: 'credentials' },
  unknown_resource: { text: 'advice.unknown_resource' },
  duplicate_name: { text: 'advice.duplicate_name', setting: 'mapping' },
  missing_attribute: { text: 'advice.missing_attribute' },
  invalid_value: { text: 'advice.invalid_value', setting: 'mapping' },
  invalid_path: { text: 'advice.invalid_path', setting: 'mapping' },
  invalid_filter: { text: 'advice.invalid_filter', setting: 'mapping' },
  read_only: { text: 'advice.read_only', setting: 'mapping' },
  no_target: { text: 'advice.no_target', setting: 'mapping' },
  unknown_member: { text: 'advice.unknown_member', setting: 'assignment' },
  nested_group: { text: 'advice.nested_group', setting: 'assignment' },
  stale: { text: 'advice.stale' },
  too_large: { text: 'advice.too_large' },
  too_many: { text: 'advice.too_many' },
  busy: { text: 'advice.busy' },
  defect: { text: 'advice.defect' },
  other: { text: 'advice.other' },
} satisfies Record<Refusal, { text: PlainMessageKey; setting?: Setting }>;

/** Where those settings are, in the words of each IdP's own screens. */
const places = {
  entra: {
    credentials: 'place.entra.credentials',
    mapping: 'place.entra.mapping',
    assignment: 'place.entra.assignment',
  },
  okta: {
    credentials: 'place.okta.credentials',
    mapping: 'place.okta.mapping',
    assignment: 'place.okta.assignment',
  },
  onelogin: {
    credentials: 'place.onelogin.credentials',
    mapping: 'place.onelogin.mapping',
    assignment: 'place.onelogin.assignment',
  },
  jumpcloud: {
    credentials: 'place.jumpcloud.credentials',
    mapping: 'place.jumpcloud.mapping',
    assignment: 'place.jumpcloud.assignment',
  },
  pingone: {
    credentials: 'place.pingone.credentials',
    mapping: 'place.pingone.mapping',
    assignment: 'place.pingone.assignment',
  },
  google: {
    credentials: 'place.google.credentials',
    mapping: 'place.google.mapping',
    assignment: 'place.google.assignment',
  },
  authentik: {
    credentials: 'place.authentik.credentials',
    mapping: 'place.authentik.mapping',
    assignment: 'place.authentik.assignment',
  },
  auth0: {
    credentials: 'place.auth0.credentials',
    mapping: 'place.auth0.mapping',
    assignment: 'place.auth0.assignment',
  },
  generic: {
    credentials: 'place.generic.credentials',
    mapping: 'place.generic.mapping',
    assignment: 'place.generic.assignment',
  },
} as const satisfies Record<Provider, Record<Setting, PlainMessageKey>>;

/** What an admin can do about it: a sentence, and the place in this IdP where it is done. */
export function refusalAdvice(reason: Refusal, provider: Provider): string {
  const { text, setting }: { text: PlainMessageKey; setting?: Setting } = advice[reason];
  if (!setting) return t(text);
  const place = t(places[provider][setting]);
  const where =
    provider === 'generic'
      ? t('advice.placeElsewhere', { place })
      : t('advice.place', { provider: providerLabel(provider), place });
  return `${t(text)} ${where}`;
}

/** Every reason, in the order of the document. */
export const refusals = Object.keys(advice) as Refusal[];
