/** What an admin types into their IdP. The token says which directory it is. */
export function baseUrlOf(publicUrl: string): string {
  return `${publicUrl}/api/auth/scim/v2`;
}
