export interface ScimBaseUrl {
  readonly origin: string;
  /** Without a slash at the end. */
  readonly path: string;
  /** The query of the URL as it was given, `aadOptscim062020` for example, without the `?`. */
  readonly flags: readonly string[];
}

/** Throws a TypeError when the URL is none, or is neither http nor https. */
export function parseBaseUrl(baseUrl: string): ScimBaseUrl {
  const url = new URL(baseUrl);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError(`A SCIM base URL starts with http or https: ${baseUrl}`);
  }
  return {
    origin: url.origin,
    path: url.pathname.replace(/\/+$/, ''),
    flags: [...url.searchParams.keys()],
  };
}
