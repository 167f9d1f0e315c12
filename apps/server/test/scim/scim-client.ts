import type { Directory, Endpoint } from '../endpoint.ts';

export type ScimResponse = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined for none. */
  readonly body: ScimBody | undefined;
};

type ScimBody = { readonly [name: string]: unknown; readonly id: string };

type ScimRequestInit = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly rawBody?: string;
};

export type ScimClient = (method: string, path: string, init?: ScimRequestInit) => Promise<ScimResponse>;

/** Speaks to the endpoint with the token of a directory, as an IdP would. */
export function scimClient(
  { baseUrl }: Pick<Endpoint, 'baseUrl'>,
  { token }: Pick<Directory, 'token'>,
): ScimClient {
  return async (method, path, { headers = {}, body, rawBody } = {}) => {
    const content = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(content !== undefined && { 'content-type': 'application/scim+json' }),
        ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      },
      ...(content !== undefined && { body: content }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  };
}
