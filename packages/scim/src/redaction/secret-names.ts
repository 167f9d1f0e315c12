import type { Attribute } from '#schema/attribute.ts';
import { groupResourceType, userResourceType } from '#schema/resource-type.ts';

/** What our own schemas say is never shown to anybody: written only, or never returned. */
const attributesNeverShown = [userResourceType, groupResourceType]
  .flatMap((type) => [type.schema, ...type.extensions])
  .flatMap(({ attributes }) => namesNeverShown([...attributes.values()]));

function namesNeverShown(attributes: readonly Attribute[]): string[] {
  return attributes.flatMap(({ name, mutability, returned, subAttributes }) =>
    mutability === 'writeOnly' || returned === 'never'
      ? [name]
      : namesNeverShown([...subAttributes.values()]),
  );
}

/** In names that we don't know: what whoever chose them calls a secret. Short words only where a name ends. */
const words = [
  'passw',
  'passphrase',
  'passcode',
  'pwd',
  'secret',
  'token',
  'credential',
  'authori[sz]ation',
  'bearer',
  'cookie',
  '(?:api|access|account|client|private|shared|signing|encryption|ssh|recovery|master)[ _.-]?key',
  '(?:recovery|backup|security|pin)[ _.-]?code',
  '(?:pin|otp|jwt)(?![a-z])',
];

const names = [...attributesNeverShown, ...words].join('|');

/** Finds the name of a secret, and also any text that such a name is in. */
const secretName = new RegExp(names, 'i');

/** Within a text: `password=…`, `"apiKey": "…"`, and in a filter of SCIM `password eq "…"`. */
const assignedSecret = new RegExp(
  `((?:${names})[\\w-]*[\\\\"']*\\s*(?:[:=]|\\s(?:eq|ne|co|sw|ew|gt|ge|lt|le)\\s)\\s*[\\\\"']*)[^\\s\\\\"',;&})\\]]+`,
  'gi',
);

/** Secrets that are known by their shape, whatever attribute they stand in. */
const secretShapes = [
  // Our own tokens, and those of GitHub, Slack, AWS and Stripe.
  'rcl_[\\w-]+',
  'gh[opsu]_\\w{20,}|github_pat_\\w{20,}',
  'xox[a-z]-[\\w-]{10,}',
  '(?:AKIA|ASIA)[0-9A-Z]{16}',
  '[rs]k_(?:live|test)_\\w{10,}',
  // A JSON Web Token.
  'eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*',
  // What stands in an Authorization header.
  '\\b(?:Bearer|Basic) +[\\w.~+/=-]{12,}',
  // A password's hash: crypt(3), bcrypt, Argon2.
  '\\$(?:2[abxy]|5|6|y|argon2\\w*)\\$\\S+',
  '-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)',
];
const secretValue = new RegExp(secretShapes.join('|'), 'g');
const anySecretValue = new RegExp(secretShapes.join('|'));

/** What stands in place of a secret. */
export const redacted = '[redacted]';

export function namesSecret(name: string): boolean {
  return secretName.test(name);
}

/** A value without what looks like a secret by itself, or is assigned to the name of one within it. */
export function withoutSecretValues(text: string): string {
  const rest = text.replace(secretValue, redacted);
  return namesSecret(rest) ? rest.replace(assignedSecret, `$1${redacted}`) : rest;
}

/** Of a text that has none of them: it has no secret that this file knows. */
export function mayHoldSecret(text: string): boolean {
  return secretName.test(text) || anySecretValue.test(text);
}
