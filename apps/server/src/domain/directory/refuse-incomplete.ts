import { missingAttributesSentence, type RequiredAttribute } from '@rollcall/access';
import type { ScimDocument, ScimValue } from '@rollcall/scim';
import type { DirectoryScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';

/**
 * The one refusal of a push for a policy of ours, for organizations that ask for it. Whatever the policy, somebody
 * who is switched off may be without the attributes: a removal is never refused.
 * @throws AppError invalid, with a sentence for the admin of the IdP.
 */
export function refuseIncomplete(
  { refusedWithout, provider }: Pick<DirectoryScope, 'refusedWithout' | 'provider'>,
  document: ScimDocument,
): void {
  if (document.active === false) return;
  const missing = refusedWithout.filter((name) => !present[name](document));
  if (missing.length > 0) throw new AppError('invalid', missingAttributesSentence(missing, provider));
}

/**
 * As `rollcall.missing_attributes` of prisma/functions decides it, which owns who is incomplete: it sees what is
 * required under the lock that keeps it, and all users at once when that changes. It cannot refuse in its stead: the
 * sentence is in the words of the provider, and a body that is refused shall cost no round trip.
 */
const present: Readonly<Record<RequiredAttribute, (document: ScimDocument) => boolean>> = {
  email: ({ emails }) => Array.isArray(emails) && isText(partOf(emails[0], 'value')),
  givenName: ({ name }) => isText(partOf(name, 'givenName')),
  familyName: ({ name }) => isText(partOf(name, 'familyName')),
  displayName: ({ displayName }) => isText(displayName),
};

function partOf(value: ScimValue | undefined, name: string): ScimValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function isText(value: ScimValue | undefined): boolean {
  return typeof value === 'string' && value !== '';
}
