import type { ScimRequest } from '#domain/directory/request.ts';
import type { DirectoryScope } from '#domain/scope.ts';
import type { ErrorResponse } from './error-response.ts';
import type { LongList } from './long-answer.ts';

/** A SCIM request after authentication and before anything else. */
export type Exchange = {
  readonly scope: DirectoryScope;
  readonly publicUrl: string;
  /** PUBLIC_URL and the mount that was called, without a trailing slash. */
  readonly baseUrl: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  /** Of the resource that is to be made, where others refer to it already. */
  readonly newId?: string | undefined;
  /** An error as it is answered, recorded with the request that it is about. */
  readonly refused: (error: unknown, about: Pick<ScimRequest, 'method' | 'path'>) => ErrorResponse;
  /** For the provisioning record of a change; `ignored` names what of the body was left aside. */
  readonly describe: (ignored: readonly string[]) => ScimRequest;
};

export type Answer = {
  readonly status: number;
  readonly body?: object;
  /** The end of the body. */
  readonly list?: LongList;
  readonly location?: string;
  readonly etag?: string;
  /** The methods of a path, for who used another (RFC 9110 section 10.2.1). */
  readonly allow?: string;
  /** Of a list, for its record. */
  readonly totalResults?: number;
};

export type Handler = (exchange: Exchange) => Promise<Answer> | Answer;
