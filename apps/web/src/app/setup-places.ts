import type { SetupPurpose } from '#lib/api.ts';
import type { PlainMessageKey } from '#lib/messages/translate.ts';

type SetupPlace = {
  to:
    | '/o/$organization/setup'
    | '/o/$organization/tokens'
    | '/o/$organization/settings/domains'
    | '/o/$organization/settings/sso';
  label: PlainMessageKey;
};

const setup: SetupPlace = { to: '/o/$organization/setup', label: 'nav.setup' };
const tokens: SetupPlace = { to: '/o/$organization/tokens', label: 'nav.tokens' };
const domains: SetupPlace = { to: '/o/$organization/settings/domains', label: 'nav.domains' };

const sso: SetupPlace = { to: '/o/$organization/settings/sso', label: 'nav.sso' };

/** The screens that a setup link of each purpose leads to, the first one first. */
export const placesOfPurpose: Readonly<Record<SetupPurpose, readonly [SetupPlace, ...SetupPlace[]]>> = {
  scim: [setup, tokens],
  sso: [sso],
  domain: [domains],
};
