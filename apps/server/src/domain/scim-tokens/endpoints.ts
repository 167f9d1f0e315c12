/** Where an identity provider finds us, below PUBLIC_URL: the main base URL, and two that customers typed in long ago. */
export const scimBasePaths = ['/api/auth/scim/v2', '/api/scim/v2', '/scim/v2'] as const;

/** Where an OAuth client gets its access tokens. */
export const tokenEndpointPath = '/api/auth/scim/oauth2/token';
