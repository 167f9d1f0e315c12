import type { AppRouter } from '@rollcall/server/app-router';
import type { TRPCClientErrorLike } from '@trpc/client';
import { t } from './messages/translate.ts';

/** The server's codes, and `unreachable` for a request that got no answer of the server. */
export type ErrorCode = NonNullable<TRPCClientErrorLike<AppRouter>['data']>['appCode'] | 'unreachable';

export type ErrorDescription = {
  code: ErrorCode;
  title: string;
  /** The server's own sentence, or what to do next where it has none that helps. */
  detail: string;
  /** What support asks for when the fault is on our side; else null. */
  requestId: string | null;
};

export function codeOf(error: unknown): ErrorCode {
  const code = dataOf(error)?.appCode;
  return isErrorCode(code) ? code : 'unreachable';
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(titles, code);
}

/** Says in words what went wrong and what to do next. */
export function describeError(error: unknown): ErrorDescription {
  const code = codeOf(error);
  const requestId = dataOf(error)?.requestId;
  const own = error instanceof Error ? error.message : '';
  return {
    code,
    title: t(titles[code]),
    detail: code === 'unreachable' || own === '' ? t(advice[code]) : own,
    requestId: isOurFault(code) && typeof requestId === 'string' ? requestId : null,
  };
}

function isOurFault(code: ErrorCode): boolean {
  return code === 'internal' || code === 'unavailable';
}

function dataOf(error: unknown): Record<string, unknown> | null {
  if (!(error instanceof Error) || !('data' in error)) return null;
  const { data } = error;
  return typeof data === 'object' && data !== null ? { ...data } : null;
}

/** A new code of the server fails the build until it has a title and an advice. */
const titles = {
  unauthenticated: 'error.unauthenticated',
  forbidden: 'error.forbidden',
  not_found: 'error.notFound',
  conflict: 'error.conflict',
  invalid: 'error.invalid',
  stale: 'error.stale',
  too_large: 'error.tooLarge',
  rate_limited: 'error.rateLimited',
  unavailable: 'error.unavailable',
  internal: 'error.internal',
  unreachable: 'error.unreachable',
} as const satisfies Record<ErrorCode, string>;

const advice = {
  unauthenticated: 'error.unauthenticatedAdvice',
  forbidden: 'error.forbiddenAdvice',
  not_found: 'error.notFoundAdvice',
  conflict: 'error.conflictAdvice',
  invalid: 'error.invalidAdvice',
  stale: 'error.staleAdvice',
  too_large: 'error.tooLargeAdvice',
  rate_limited: 'error.rateLimitedAdvice',
  unavailable: 'error.unavailableAdvice',
  internal: 'error.internalAdvice',
  unreachable: 'error.unreachableAdvice',
} as const satisfies Record<ErrorCode, string>;
