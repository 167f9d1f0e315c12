import { type ErrorDocument, errorDocument, ScimError, type ScimType } from '@rollcall/scim';
import { asAppError, type ErrorCode } from '#errors.ts';

/** An error as SCIM says it (RFC 7644 section 3.12). IdPs copy `detail` into the log that their admin reads. */
export type ErrorResponse = {
  readonly document: ErrorDocument;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A defect of ours, to be logged whole. */
  readonly isDefect: boolean;
};

const answers = {
  unauthenticated: { status: 401 },
  forbidden: { status: 403 },
  not_found: { status: 404 },
  conflict: { status: 409, scimType: 'uniqueness' },
  invalid: { status: 400, scimType: 'invalidValue' },
  stale: { status: 412 },
  too_large: { status: 413 },
  rate_limited: { status: 429 },
  unavailable: { status: 503 },
} satisfies Record<ErrorCode, { status: number; scimType?: ScimType }>;

/** `requestId` is what the sentence of a defect tells, and what its line in the log is found by. */
export function errorResponse(error: unknown, requestId: string): ErrorResponse {
  if (error instanceof ScimError) {
    return response({ status: error.status, scimType: error.scimType, detail: error.detail });
  }
  const appError = asAppError(error) ?? unreadable(error);
  if (!appError) {
    const detail = `Something went wrong on our side. Tell support the request id ${requestId}.`;
    return { ...response({ status: 500, detail }), isDefect: true };
  }
  if (appError instanceof ScimError) return errorResponse(appError, requestId);
  return response({ ...answers[appError.code], detail: appError.detail }, headersOf(appError));
}

/** What a request without a token is asked for; one whose token is no good hears so (RFC 6750 section 3). */
const challenge = 'Bearer realm="SCIM"';
export const invalidTokenChallenge = `${challenge}, error="invalid_token"`;

function headersOf({ code, retryAfterSeconds }: { code: ErrorCode; retryAfterSeconds: number | undefined }) {
  return {
    ...(code === 'unauthenticated' && { 'WWW-Authenticate': challenge }),
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(Math.ceil(retryAfterSeconds)) }),
  };
}

/** What the body parser says, and what reading a path with a broken percent-encoding does. */
function unreadable(error: unknown): ScimError | null {
  if (error instanceof URIError)
    return new ScimError('invalidSyntax', 'The address of the request is malformed.');
  const { type, status, limit } = error as { type?: unknown; status?: unknown; limit?: unknown };
  switch (type) {
    case 'request.size.invalid':
    case 'request.aborted':
      return new ScimError('invalidSyntax', 'The body is not valid JSON.');
    case 'entity.too.large':
      return bodyTooLarge(Number(limit));
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new ScimError(undefined, 'The body must be JSON in UTF-8.', 415);
    default:
      if (status !== 400) return null;
      return new ScimError('invalidSyntax', 'The body cannot be decompressed as its Content-Encoding says.');
  }
}

/** Names the limit, as RFC 7644 section 3.7.4 asks. */
export function bodyTooLarge(bytesMax: number): ScimError {
  return new ScimError(undefined, `The body is larger than ${bytesMax / 1024 ** 2} MiB.`, 413);
}

function response(
  error: { status: number; scimType?: ScimType | undefined; detail: string },
  headers: Record<string, string> = {},
): ErrorResponse {
  return { document: errorDocument(error), status: error.status, headers, isDefect: false };
}
