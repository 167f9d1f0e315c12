/** Where an identity provider finds us, below PUBLIC_URL: the main base URL, and two that customers typed in long ago. */
export const scimBasePaths = ['/api/auth/scim/v2', '/api/scim/v2', '/scim/v2'] as const;

/** What an admin types into their IdP. The token says which directory it is. */
export function baseUrlOf(publicUrl: string): string {
  return `${publicUrl}${scimBasePaths[0]}`;
}

/** Where an OAuth client gets its access tokens. */
export const tokenEndpointPath = '/api/auth/scim/oauth2/token';

/** What an admin types in as well where the IdP is an OAuth client. */
export function tokenUrlOf(publicUrl: string): string {
  return `${publicUrl}${tokenEndpointPath}`;
}
