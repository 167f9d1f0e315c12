import type { ErrorDocument } from '#error.ts';
import { messageUrn } from '#urns.ts';

/** What became of one operation. */
export interface BulkResult {
  readonly method: string | undefined;
  readonly bulkId?: string | undefined;
  readonly version?: string | undefined;
  /** Of the resource; absent when a POST failed. */
  readonly location?: string | undefined;
  readonly status: number;
  /** The error document, when the operation failed. */
  readonly response?: ErrorDocument | undefined;
}

/** The answer to a bulk request (RFC 7644 section 3.7.3), itself a 200 even when operations failed. */
export function bulkResponse(results: readonly BulkResult[]) {
  return {
    schemas: [messageUrn.bulkResponse],
    Operations: results.map(({ method, bulkId, version, location, status, response }) => ({
      ...(method !== undefined && { method }),
      ...(bulkId !== undefined && { bulkId }),
      ...(version !== undefined && { version }),
      ...(location !== undefined && { location }),
      status: String(status),
      ...(response && { response }),
    })),
  };
}
