import { ownerColumns, type Principal } from '#domain/accounts/principal.ts';
import { AppError } from '#errors.ts';

/** Which organizations a session reaches, of those where its account is a member. */
export type SessionReach = {
  /**
   * Made through this organization's single sign-on, or of an account that it made: its IdP speaks for its own people,
   * and for nothing else of them.
   */
  readonly onlyOrganizationId: string | null;
  readonly throughSso: boolean;
  /** Made by whoever runs the installation, for when an IdP does not work. */
  readonly breaksGlass: boolean;
};

/** Whether a session gets into an organization of its account, or has to be made through the organization's IdP. */
export function reaches(
  { onlyOrganizationId, throughSso, breaksGlass }: SessionReach,
  { id, ssoOnly }: { readonly id: string; readonly ssoOnly: boolean },
): boolean {
  if (onlyOrganizationId !== null && onlyOrganizationId !== id) return false;
  return throughSso || breaksGlass || !ssoOnly;
}

/**
 * For what belongs to the person and not to an organization: passwords, other ways in, invitations elsewhere. An
 * organization's IdP can sign anybody in as its member, so it must not come near those.
 * @throws forbidden for a session through single sign-on
 */
export function requireOwnSignIn({ onlyOrganizationId }: SessionReach): void {
  if (onlyOrganizationId === null) return;
  throw new AppError(
    'forbidden',
    'You signed in through your organization, which looks after how you sign in. This is for people who sign in by themselves.',
  );
}

/** The condition on the sessions that one session may see and end. */
export function sessionsWithin(principal: Principal, { onlyOrganizationId }: SessionReach) {
  return {
    ...ownerColumns(principal),
    ...(onlyOrganizationId !== null && { organizationId: onlyOrganizationId }),
  };
}
