import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { type AppError, asAppError, type ErrorCode } from '#errors.ts';

/** tRPC's name for each of our codes, which decides the HTTP status. */
const trpcCodes = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  stale: 'PRECONDITION_FAILED',
  too_large: 'PAYLOAD_TOO_LARGE',
  rate_limited: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<ErrorCode, TRPCError['code']>;

/** What the portal reads in `data.appCode`. */
type AppCode = ErrorCode | 'internal';

export type ErrorAnswer = {
  readonly appCode: AppCode;
  /** May be shown. */
  readonly sentence: string;
  readonly retryAfterSeconds: number | undefined;
};

const ourFault = 'Something went wrong on our side. If it happens again, tell support the request id.';

/** tRPC wraps what a procedure throws; what it refuses by itself has no cause of ours. */
export function answerTo(error: TRPCError): ErrorAnswer {
  const known = error.cause === undefined ? null : asAppError(error.cause);
  if (known)
    return { appCode: known.code, sentence: known.detail, retryAfterSeconds: known.retryAfterSeconds };
  if (error.cause instanceof ZodError && error.code === 'BAD_REQUEST') {
    return { appCode: 'invalid', sentence: sentenceOf(error.cause), retryAfterSeconds: undefined };
  }
  const refused = refusals[error.code];
  if (refused) return { ...refused, retryAfterSeconds: undefined };
  return { appCode: 'internal', sentence: ourFault, retryAfterSeconds: undefined };
}

/** An error with the status of its meaning in place of the 500 that tRPC gives to whatever is thrown. */
export function withStatus(error: TRPCError): TRPCError {
  const known = error.cause === undefined ? null : asAppError(error.cause);
  return known ? asTrpcError(known) : error;
}

export function asTrpcError(error: AppError): TRPCError {
  return new TRPCError({ code: trpcCodes[error.code], message: error.detail, cause: error });
}

/** What tRPC refuses before a procedure runs: no such procedure, a body that is no JSON, a wrong method. */
const refusals: Partial<Record<TRPCError['code'], Omit<ErrorAnswer, 'retryAfterSeconds'>>> = {
  BAD_REQUEST: { appCode: 'invalid', sentence: 'The request is not one that the portal understands.' },
  PARSE_ERROR: { appCode: 'invalid', sentence: 'The request is not valid JSON.' },
  METHOD_NOT_SUPPORTED: { appCode: 'invalid', sentence: 'The request has the wrong method.' },
  UNSUPPORTED_MEDIA_TYPE: { appCode: 'invalid', sentence: 'The request must be JSON.' },
  NOT_FOUND: { appCode: 'not_found', sentence: 'There is no such procedure.' },
  PAYLOAD_TOO_LARGE: { appCode: 'too_large', sentence: 'The request is too large.' },
  CLIENT_CLOSED_REQUEST: { appCode: 'invalid', sentence: 'The request was cut off.' },
};

function sentenceOf({ issues: [first] }: ZodError): string {
  if (!first) return 'The request is not valid.';
  const field = first.path.join('.');
  return field === '' ? first.message : `${field}: ${first.message}`;
}
