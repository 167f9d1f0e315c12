import { scimBasePaths, tokenEndpointPath } from '#domain/scim-tokens/endpoints.ts';

/** What an admin types into their IdP. The token says which directory it is. */
export function baseUrlOf(publicUrl: string): string {
  return `${publicUrl}${scimBasePaths[0]}`;
}

/** What an admin types in as well where the IdP is an OAuth client. */
export function tokenUrlOf(publicUrl: string): string {
  return `${publicUrl}${tokenEndpointPath}`;
}
