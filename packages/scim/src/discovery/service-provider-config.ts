import { schemaUrn } from '#urns.ts';

/** What an installation can do. Claims are the installation's: the engine has no opinion of its own. */
export interface ServiceProviderFeatures {
  readonly documentationUri?: string;
  readonly patch: boolean;
  readonly bulk: {
    readonly supported: boolean;
    readonly maxOperations: number;
    /** Bytes. */
    readonly maxPayloadSize: number;
  };
  readonly filter: { readonly supported: boolean; readonly maxResults: number };
  readonly changePassword: boolean;
  readonly sort: boolean;
  readonly etag: boolean;
  readonly pagination: {
    readonly cursor: boolean;
    readonly index: boolean;
    readonly defaultPageSize: number;
    readonly maxPageSize: number;
    /** How long a cursor is good at least. */
    readonly cursorTimeoutSeconds: number;
  };
  /** The first one is marked as preferred. */
  readonly authenticationSchemes: readonly AuthenticationScheme[];
}

export type AuthenticationScheme = 'oauthbearertoken' | 'oauth2';

const authenticationSchemes = {
  oauthbearertoken: {
    name: 'Bearer token',
    description: 'A token that an admin of the organization makes in the portal, sent as a bearer token.',
    specUri: 'https://www.rfc-editor.org/info/rfc6750',
  },
  oauth2: {
    name: 'OAuth 2.0 client credentials',
    description: 'An access token that a client gets with its own id and secret.',
    specUri: 'https://www.rfc-editor.org/info/rfc6749',
  },
} as const satisfies Record<AuthenticationScheme, object>;

/**
 * `/ServiceProviderConfig` (RFC 7643 section 5, RFC 9865 section 4). Every block is there even when it says "not
 * supported": clients such as authentik take a missing block for a missing document.
 *
 * @param baseUrl of the SCIM endpoint, without a slash at its end
 */
export function serviceProviderConfig(baseUrl: string, features: ServiceProviderFeatures) {
  const { pagination } = features;
  return {
    schemas: [schemaUrn.serviceProviderConfig],
    id: 'ServiceProviderConfig',
    ...(features.documentationUri !== undefined && { documentationUri: features.documentationUri }),
    patch: { supported: features.patch },
    bulk: features.bulk,
    filter: features.filter,
    changePassword: { supported: features.changePassword },
    sort: { supported: features.sort },
    etag: { supported: features.etag },
    pagination: {
      cursor: pagination.cursor,
      index: pagination.index,
      defaultPaginationMethod: pagination.index ? 'index' : 'cursor',
      defaultPageSize: pagination.defaultPageSize,
      maxPageSize: pagination.maxPageSize,
      cursorTimeout: pagination.cursorTimeoutSeconds,
    },
    authenticationSchemes: features.authenticationSchemes.map((type, index) => ({
      type,
      ...authenticationSchemes[type],
      primary: index === 0,
    })),
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  };
}
