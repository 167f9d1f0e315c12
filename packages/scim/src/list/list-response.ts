import { messageUrn } from '#urns.ts';

export interface ListPage<Resource> {
  /** All that match, not only those on this page. */
  readonly totalResults: number;
  /** Undefined when none were asked for (`count=0`): the answer then has totals only. */
  readonly resources: readonly Resource[] | undefined;
  /** Of the first resource, counting from 1; absent for a page found by cursor. */
  readonly startIndex?: number | undefined;
  /** Absent on the last page, and when paging by index. */
  readonly nextCursor?: string | undefined;
  readonly previousCursor?: string | undefined;
}

export interface ListResponse<Resource> {
  readonly schemas: readonly [typeof messageUrn.listResponse];
  readonly totalResults: number;
  readonly startIndex?: number;
  readonly itemsPerPage: number;
  readonly nextCursor?: string;
  readonly previousCursor?: string;
  readonly Resources?: readonly Resource[];
}

/** The answer to a list or search request (RFC 7644 section 3.4.2, RFC 9865 section 2). */
export function listResponse<Resource>(page: ListPage<Resource>): ListResponse<Resource> {
  const { totalResults, resources, startIndex, nextCursor, previousCursor } = page;
  return {
    schemas: [messageUrn.listResponse],
    totalResults,
    ...(startIndex !== undefined && { startIndex }),
    itemsPerPage: resources?.length ?? 0,
    ...(nextCursor !== undefined && { nextCursor }),
    ...(previousCursor !== undefined && { previousCursor }),
    ...(resources && { Resources: resources }),
  };
}
