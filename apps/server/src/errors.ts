import { explainDatabaseError } from '@rollcall/db';

/** The closed list of what can go wrong for somebody else's reason. Each renderer has an answer for every one. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'invalid'
  | 'stale'
  | 'too_large'
  | 'rate_limited'
  | 'unavailable';

/** `detail` may be shown to whoever asked; `cause` is only logged. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  /** When to try again, for `rate_limited` and `unavailable`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export function notFound(what: string): AppError {
  return new AppError('not_found', `There is no such ${what}.`);
}

/** An error with an answer of its own, or null for a defect of ours: 500, logged whole, one fixed sentence. */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const problem = explainDatabaseError(error);
  if (!problem) return null;
  switch (problem.code) {
    case 'conflict':
    case 'stale':
    case 'invalid':
      return new AppError(problem.code, problem.sentence, { cause: error });
    case 'ended':
      return new AppError('unauthenticated', problem.sentence, { cause: error });
    case 'slow':
      return new AppError('invalid', problem.sentence, { cause: error });
    case 'busy':
      return new AppError('unavailable', problem.sentence, { cause: error, retryAfterSeconds: 1 });
    case 'gone':
      return new AppError('unavailable', problem.sentence, { cause: error, retryAfterSeconds: 5 });
  }
}
